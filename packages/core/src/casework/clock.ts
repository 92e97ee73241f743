import type { Deadline } from '../jurisdiction/jurisdiction.ts';
import type { Day } from '../time.ts';
import { addDays, addMonths, daysBetween } from '../time.ts';

/** Which days are worked. Past `knownUntil` no arrangement has been published: answers there are provisional. */
export type WorkCalendar = {
  readonly isWorkingDay: (day: Day) => boolean;
  readonly knownUntil: Day;
};

/** Days on which a clock stands still: `from` inclusive, `until` exclusive. */
export type Pause = { readonly from: Day; readonly until: Day };

export type ClockTerms = { readonly extended?: boolean; readonly pauses?: readonly Pause[] };

/** The same period as a number of calendar or working days; months and years end on the corresponding day (民法典 202). */
const plainDays = ({ unit }: Pick<Deadline, 'unit'>, count: number, from: Day): number =>
  unit === 'month' || unit === 'year'
    ? daysBetween(from, addMonths(from, unit === 'year' ? count * 12 : count))
    : count;

/**
 * Last day of a period that starts with an event on `from`.
 * The day of the event does not count (民法典 201, 民事诉讼法 85). A period in 日, months or years whose last day is a day of rest
 * ends on the first working day after it (民法典 203, 民事诉讼法 85); one in 工作日 always ends on a working day.
 * Paused days are not counted, and it does not end on one. An extension is added before the end is moved.
 * A clock that still stands has no due day: close the pause first. Throws a RangeError where the deadline knows no extension.
 */
export const dueOn = (
  deadline: Pick<Deadline, 'count' | 'unit' | 'extension'>,
  from: Day,
  calendar: WorkCalendar,
  { extended = false, pauses = [] }: ClockTerms = {},
): Day => {
  if (extended && deadline.extension === null)
    throw new RangeError('此时限不可延长 / this deadline cannot be extended');
  const count = deadline.count + (extended ? (deadline.extension ?? 0) : 0);
  const stands = (day: Day): boolean => pauses.some((pause) => pause.from <= day && day < pause.until);
  const counts =
    deadline.unit === 'working-day'
      ? (day: Day) => calendar.isWorkingDay(day) && !stands(day)
      : (day: Day) => !stands(day);
  let day = from;
  for (let left = plainDays(deadline, count, from); left > 0;) {
    day = addDays(day, 1);
    if (counts(day)) left -= 1;
  }
  while (stands(day) || !calendar.isWorkingDay(day)) day = addDays(day, 1);
  return day;
};

/** Working days after `from` up to and including `to`; 0 where `to` is not later. */
export const workingDaysBetween = (from: Day, to: Day, calendar: WorkCalendar): number => {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) count += 1;
  return count;
};

/** True where the day rests on a calendar that has not been published yet, so that it may still move. */
export const isProvisional = (day: Day, calendar: WorkCalendar): boolean => day > calendar.knownUntil;
