import type { UnitId } from '../../ids.ts';
import type { Unit } from '../../jurisdiction/jurisdiction.ts';

type Units = readonly Pick<Unit, 'id' | 'parent' | 'kind'>[];

export const findUnit = <U extends Pick<Unit, 'id'>>(units: readonly U[], id: string): U | undefined =>
  units.find((unit) => unit.id === id);

/** Units above a unit, the nearest first. */
export const unitsAbove = (units: Units, id: UnitId): readonly UnitId[] => {
  const above: UnitId[] = [];
  for (
    let next = findUnit(units, id)?.parent ?? null;
    next !== null;
    next = findUnit(units, next)?.parent ?? null
  ) {
    // A cycle in the data must end here, not hang.
    if (above.includes(next)) break;
    above.push(next);
  }
  return above;
};

export const isAbove = (units: Units, upper: UnitId, lower: UnitId): boolean =>
  unitsAbove(units, lower).includes(upper);

/** True where an officer of one unit works for another: his own, or one below that is no district and has him above it. */
export const worksFor = (units: Units, own: UnitId, unitId: UnitId): boolean =>
  own === unitId || (findUnit(units, unitId)?.kind === 'industry' && isAbove(units, own, unitId));
