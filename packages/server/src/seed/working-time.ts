import type { Day, Instant, WorkCalendar } from '@weisu/core';
import { addDays, dayOf, startOf } from '@weisu/core';
import { hash128 } from '@weisu/text';

/** A number in [0, 1) that follows from a key: the same seed tells the same story. */
export const chanceOf = (key: string): number => Number.parseInt(hash128(key).slice(0, 8), 16) / 2 ** 32;

const FIRST_HOUR = 9;
const WORKING_HOURS = 8;
const HOUR_MS = 3_600_000;

const nextWorkingDay = (day: Day, calendar: WorkCalendar): Day => {
  let next = day;
  while (!calendar.isWorkingDay(next)) next = addDays(next, 1);
  return next;
};

/** An instant in working hours of the first working day `days` days after `at`; never before `at`. */
export const workingInstant = (at: Instant, days: number, calendar: WorkCalendar, key: string): Instant => {
  const day = nextWorkingDay(addDays(dayOf(at), days), calendar);
  const then = Date.parse(startOf(day)) + (FIRST_HOUR + chanceOf(`${key} hour`) * WORKING_HOURS) * HOUR_MS;
  return new Date(Math.max(Math.round(then), Date.parse(at) + 60_000)).toISOString();
};
