import type { Day } from '../time.ts';
import type { WorkCalendar } from './clock.ts';
import { workingDaysBetween } from './clock.ts';

export const SUPERVISIONS = ['in-time', 'near', 'late', 'overdue'] as const;
export type Supervision = (typeof SUPERVISIONS)[number];

/** A clock that runs. `actedOn`: day of the newest act since it started, or null where nothing has been done. */
export type RunningClock = { readonly from: Day; readonly dueOn: Day; readonly actedOn: Day | null };

/**
 * Colour of supervision (督办), apart from the colour of risk; the gravest that holds.
 * `overdue` red: the due day has passed.
 * `late` yellow, behind plan: half of the period's working days have passed whole and nothing has been done.
 * `near` blue: at most one working day is left, the due day itself included.
 */
export const supervisionOf = (
  { from, dueOn, actedOn }: RunningClock,
  today: Day,
  calendar: WorkCalendar,
): Supervision => {
  if (today > dueOn) return 'overdue';
  const left = workingDaysBetween(today, dueOn, calendar);
  const total = workingDaysBetween(from, dueOn, calendar);
  // Today is still running: it counts as gone only where it is no working day.
  const gone = total - left - (today > from && calendar.isWorkingDay(today) ? 1 : 0);
  if (actedOn === null && gone > 0 && gone * 2 >= total) return 'late';
  return left <= 1 ? 'near' : 'in-time';
};
