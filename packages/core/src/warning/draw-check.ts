import { keyOf, traitOf } from '../city/random.ts';
import type { EnterpriseId, UnitId } from '../ids.ts';
import { type Day, monthOf } from '../time.ts';

/** Whom a unit's draw of a month may fall on, and how many are drawn. */
export type CheckDraw = {
  readonly month: Day;
  readonly unitId: UnitId;
  /** Enterprises below the threshold of which nobody has work in hand. */
  readonly eligible: readonly EnterpriseId[];
  readonly count: number;
};

const STREAM = 302;

/** Below so many enterprises a draw tells nothing that a look at the list does not. */
const LEAST_POPULATION = 100;

/** How many of a unit's monthly list are drawn: at least one where any are, none where there are too few to draw from. */
export const checkCountOf = (monthlyCapacity: number, ratio: number, populationCount: number): number =>
  ratio <= 0 || populationCount < LEAST_POPULATION ? 0 : Math.max(1, Math.round(monthlyCapacity * ratio));

/**
 * Draws enterprises for a check, each with the same chance and none twice. Month, unit and enterprise alone decide: nobody can
 * choose, and the same draw again gives the same enterprises whatever the order of `eligible`.
 */
export const drawForCheck = ({ month, unitId, eligible, count }: CheckDraw): EnterpriseId[] => {
  const [monthKey, unitKey] = [keyOf(monthOf(month)), keyOf(unitId)];
  return eligible
    .map((id) => ({ id, lot: traitOf(STREAM, monthKey, unitKey, keyOf(id)) }))
    .sort((a, b) => a.lot - b.lot || (a.id < b.id ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);
};
