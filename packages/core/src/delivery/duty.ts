import type { OfficerId, UnitId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** Who is on duty (值班) for a unit, `from` inclusive to `until` exclusive. */
export type DutyShift = {
  readonly unitId: UnitId;
  readonly officerId: OfficerId;
  readonly fromAt: Instant;
  readonly untilAt: Instant;
};

/** Officers on duty for one of the units at an instant; none where nobody is entered. */
export const onDuty = (
  shifts: readonly DutyShift[],
  units: readonly UnitId[],
  at: Instant,
): readonly OfficerId[] => [
  ...new Set(
    shifts
      .filter(({ unitId, fromAt, untilAt }) => units.includes(unitId) && fromAt <= at && at < untilAt)
      .map(({ officerId }) => officerId),
  ),
];
