import { createRequire } from 'node:module';
import type { Day, WorkCalendar } from '@weisu/core';

/**
 * One year's arrangement of the State Council: days off that would be working days or are statutory holidays,
 * and days of rest that are worked instead (调休). Other days follow the week.
 */
export type YearTable = {
  readonly year: number;
  readonly daysOff: readonly Day[];
  readonly workedDays: readonly Day[];
};

/** The library's JSON, not its functions: those read days in the server's own time zone. */
type LibraryTable = { readonly holidays: Record<Day, string>; readonly workdays: Record<Day, string> };
const library = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as LibraryTable;

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Sunday is 0. */
const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The last year of an unbroken run of known years. */
const lastKnownYear = (years: ReadonlySet<number>): number => {
  let year = Math.min(...years);
  while (years.has(year + 1)) year += 1;
  return year;
};

/**
 * The working days of mainland China from 2004 on. `tables` adds years that the library does not have yet and replaces those it has.
 * Days of years without an arrangement follow the week, and lie after `knownUntil`.
 */
export const chinaWorkCalendar = (tables: readonly YearTable[] = []): WorkCalendar => {
  const replaced = new Set(tables.map((table) => table.year));
  const keep = (days: Record<Day, string>): Day[] =>
    Object.keys(days).filter((day) => !replaced.has(yearOf(day)));
  const daysOff = new Set([...keep(library.holidays), ...tables.flatMap((table) => table.daysOff)]);
  const workedDays = new Set([...keep(library.workdays), ...tables.flatMap((table) => table.workedDays)]);
  // A new year's arrangement may name the last days of December before it: 29 December is the earliest since 2004.
  const knownUntil = `${lastKnownYear(new Set([...Object.keys(library.holidays).map(yearOf), ...replaced]))}-12-28`;
  return {
    isWorkingDay: (day) => workedDays.has(day) || (!daysOff.has(day) && weekdayOf(day) % 6 !== 0),
    knownUntil,
  };
};
