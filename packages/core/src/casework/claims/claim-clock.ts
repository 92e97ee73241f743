import { findDeadline } from '../../jurisdiction/find-deadline.ts';
import type { Jurisdiction } from '../../jurisdiction/jurisdiction.ts';
import type { Day } from '../../time.ts';
import { addDays } from '../../time.ts';
import { dueOn, type WorkCalendar } from '../clock.ts';
import type { ClaimClock, ClaimState } from './claim.ts';

type Place = Pick<Jurisdiction, 'claims' | 'deadlines'>;

/** The clock that runs in a stage, or null. It runs on from the stage before where both are under the same deadline. */
export const clockIn = (
  { claims }: Pick<Jurisdiction, 'claims'>,
  stage: string,
  dates: ClaimState['dates'],
  before: ClaimClock | null,
): ClaimClock | null => {
  const clock = claims.stages.find(({ id }) => id === stage)?.clock ?? null;
  if (clock === null) return null;
  // A claim that was mediated before it was accepted has no day of acceptance: nothing runs yet.
  const from = dates[clock.from];
  if (from === undefined) return null;
  if (before !== null && before.deadline === clock.deadline && before.from >= from) return before;
  return { deadline: clock.deadline, from, extended: false, pauses: [] };
};

/** True where the law knows an extension of this clock that has not been given yet. */
export const mayExtend = (place: Pick<Jurisdiction, 'deadlines'>, clock: ClaimClock | null): boolean =>
  clock !== null &&
  !clock.extended &&
  (findDeadline(place, clock.deadline, clock.from)?.extension ?? null) !== null;

/**
 * The due day of a claim's clock; null where none runs or no deadline was in force.
 * Keeps what it found: of 2,000 claims in one act most have the same days.
 */
export const createClaimDue = (
  place: Place,
  calendar: WorkCalendar,
): ((clock: ClaimClock | null) => Day | null) => {
  const found = new Map<string, Day | null>();
  const compute = (clock: ClaimClock): Day | null => {
    const deadline = findDeadline(place, clock.deadline, clock.from);
    if (deadline === undefined) return null;
    return dueOn(deadline, clock.from, calendar, { extended: clock.extended, pauses: clock.pauses });
  };
  return (clock) => {
    if (clock === null) return null;
    const key = JSON.stringify(clock);
    const known = found.get(key);
    if (known !== undefined) return known;
    const due = compute(clock);
    found.set(key, due);
    return due;
  };
};

export const CLAIM_DUES = ['in-time', 'near', 'overdue'] as const;
export type ClaimDue = (typeof CLAIM_DUES)[number];

const NEAR_WORKING_DAYS = 3;

/** The last due day that counts as near: three working days from today. What is due before today is overdue. */
export const nearUntil = (today: Day, calendar: WorkCalendar): Day => {
  let day = today;
  for (let left = NEAR_WORKING_DAYS; left > 0;) {
    day = addDays(day, 1);
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return day;
};

/** How a claim's statutory clock stands: near from three working days before its end. */
export const claimDueOf = (due: Day | null, today: Day, near: Day): ClaimDue | null => {
  if (due === null) return null;
  if (due < today) return 'overdue';
  return due <= near ? 'near' : 'in-time';
};
