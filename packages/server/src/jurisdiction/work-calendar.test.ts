import { addDays, dueOn } from '@weisu/core';
import { describe, expect, it } from 'vitest';
import { chinaWorkCalendar } from './work-calendar.ts';

/** The State Council's notice for 2026, typed from the notice and not from the library. */
const OFF_2026 = [
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
] as const;
const WORKED_2026 = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];

const isOff = (day: string) => OFF_2026.some(([from, to]) => from <= day && day <= to);
const isWeekday = (day: string) => ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
const isWorked = (day: string) => WORKED_2026.includes(day) || (isWeekday(day) && !isOff(day));

const calendar = chinaWorkCalendar();
const days2026 = Array.from({ length: 365 }, (_, n) => addDays('2026-01-01', n));
const starts = days2026.filter(isWorked);

const naive = (from: string, count: number, works: (day: string) => boolean): string => {
  let day = from;
  for (let n = 0; n < count;) {
    day = addDays(day, 1);
    if (works(day)) n += 1;
  }
  return day;
};

describe('the calendar of 2026', () => {
  it('is that of the notice on every day', () => {
    expect(days2026.filter((day) => calendar.isWorkingDay(day) !== isWorked(day))).toEqual([]);
    expect(starts).toHaveLength(248);
  });

  it.each([1, 3, 5, 7, 15, 60])('0 of 248 starts are wrong at %i working days', (count) => {
    const deadline = { count, unit: 'working-day', extension: null } as const;
    expect(starts.filter((from) => dueOn(deadline, from, calendar) !== naive(from, count, isWorked))).toEqual(
      [],
    );
  });

  it('differs from a clock that knows holidays but no make-up days for 15 of 248 starts at three working days', () => {
    const withoutMakeUp = (day: string) => isWeekday(day) && !isOff(day);
    const deadline = { count: 3, unit: 'working-day', extension: null } as const;
    expect(
      starts.filter((from) => dueOn(deadline, from, calendar) !== naive(from, 3, withoutMakeUp)),
    ).toHaveLength(15);
  });

  it('moves the end of a statutory period in 日 off a day of rest', () => {
    const award = { count: 45, unit: 'calendar-day', extension: 15 } as const;
    // 45 days from 18 August end on 2 October, in the holiday.
    expect(dueOn(award, '2026-08-18', calendar)).toBe('2026-10-08');
    // 60 days end on Saturday 17 October.
    expect(dueOn(award, '2026-08-18', calendar, { extended: true })).toBe('2026-10-19');
  });
});

describe('years without an arrangement', () => {
  const table = { year: 2027, daysOff: ['2027-01-01', '2027-02-08'], workedDays: ['2027-02-06'] };

  it('follow the week and are marked as not known', () => {
    expect(calendar.knownUntil).toBe('2026-12-28');
    expect(calendar.isWorkingDay('2027-02-08')).toBe(true);
  });

  it('can be added, and replaced', () => {
    const extended = chinaWorkCalendar([table]);
    expect(extended.knownUntil).toBe('2027-12-28');
    expect(extended.isWorkingDay('2027-02-08')).toBe(false);
    expect(extended.isWorkingDay('2027-02-06')).toBe(true);
    expect(extended.isWorkingDay('2026-10-10')).toBe(true);
    expect(chinaWorkCalendar([{ ...table, year: 2026 }]).isWorkingDay('2026-10-10')).toBe(false);
  });

  it('do not hide a year that is missing between', () => {
    expect(chinaWorkCalendar([{ ...table, year: 2028 }]).knownUntil).toBe('2026-12-28');
  });
});
