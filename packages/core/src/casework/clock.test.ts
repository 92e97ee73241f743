import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import type { Day } from '../time.ts';
import { addDays, addMonths } from '../time.ts';
import type { Pause, WorkCalendar } from './clock.ts';
import { dueOn, isProvisional, workingDaysBetween } from './clock.ts';

const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** A week off from 1 October, paid for with work on the Sundays around it. */
const calendar: WorkCalendar = {
  isWorkingDay: (day) =>
    day === '2026-09-27' || day === '2026-10-11'
      ? true
      : (day < '2026-10-01' || day > '2026-10-07') && weekday(day) % 6 !== 0,
  knownUntil: '2026-12-31',
};

const period = (
  count: number,
  unit: 'calendar-day' | 'working-day' | 'month' | 'year',
  extension: number | null = null,
) => ({
  count,
  unit,
  extension,
});

describe('dueOn', () => {
  it.each([
    ['the day of the event does not count', period(1, 'working-day'), '2026-11-16', '2026-11-17'],
    ['工作日 skip the weekend', period(1, 'working-day'), '2026-11-20', '2026-11-23'],
    ['工作日 use the make-up Sunday', period(1, 'working-day'), '2026-09-26', '2026-09-27'],
    ['工作日 skip the week off', period(3, 'working-day'), '2026-09-30', '2026-10-11'],
    ['日 run through weekends', period(15, 'calendar-day'), '2026-11-02', '2026-11-17'],
    ['日 that end on a Saturday move to Monday', period(5, 'calendar-day'), '2026-11-16', '2026-11-23'],
    ['日 that end in the week off move behind it', period(15, 'calendar-day'), '2026-09-16', '2026-10-08'],
    ['months end on the corresponding day', period(6, 'month'), '2026-01-20', '2026-07-20'],
    ['or on the last of the month, moved from Saturday', period(1, 'month'), '2026-01-31', '2026-03-02'],
    ['years', period(2, 'year'), '2024-11-23', '2026-11-23'],
  ])('%s', (_, deadline, from, due) => {
    expect(dueOn(deadline, from, calendar)).toBe(due);
  });

  it('adds the extension before it moves the end', () => {
    // 45 days end on Sunday 1 November; 60 on Monday 16 November, not 15 days after the moved end.
    expect(dueOn(period(45, 'calendar-day', 15), '2026-09-17', calendar)).toBe('2026-11-02');
    expect(dueOn(period(45, 'calendar-day', 15), '2026-09-17', calendar, { extended: true })).toBe(
      '2026-11-16',
    );
    expect(() => dueOn(period(5, 'working-day'), '2026-09-17', calendar, { extended: true })).toThrow(
      RangeError,
    );
  });

  it('does not count days on which the clock stands still, the day it runs again does', () => {
    const pauses = [{ from: '2026-11-04', until: '2026-11-09' }];
    expect(dueOn(period(5, 'working-day'), '2026-11-02', calendar, { pauses })).toBe('2026-11-12');
    expect(dueOn(period(4, 'calendar-day'), '2026-11-02', calendar, { pauses })).toBe('2026-11-11');
  });
});

const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-01-01', n));
const pausesOf = fc.array(
  fc
    .tuple(day, fc.integer({ min: 0, max: 12 }))
    .map(([from, n]): Pause => ({ from, until: addDays(from, n) })),
  { maxLength: 3 },
);
/** Any pattern of rest, so that no property leans on weeks. At least one day in nine is worked. */
const anyCalendar = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }).map((pattern): WorkCalendar => {
  const worked = [...pattern, true];
  const indexOf = (d: Day) => Math.floor(Date.parse(d) / 86_400_000) % worked.length;
  return { isWorkingDay: (d) => worked[indexOf(d)] === true, knownUntil: '2026-12-31' };
});

describe('against a naive count', () => {
  it('is the last day of the listed days that count', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        day,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('calendar-day' as const, 'working-day' as const),
        pausesOf,
        (cal, from, count, unit, pauses) => {
          const later = Array.from({ length: 1000 }, (_, n) => addDays(from, n + 1));
          const running = later.filter((d) => !pauses.some((p) => d >= p.from && d < p.until));
          const counted = unit === 'working-day' ? running.filter((d) => cal.isWorkingDay(d)) : running;
          const end = counted[count - 1] ?? '';
          const due = running.find((d) => d >= end && cal.isWorkingDay(d));
          expect(dueOn({ count, unit, extension: null }, from, cal, { pauses })).toBe(due);
        },
      ),
      { numRuns: 60 * inject('thoroughness') },
    );
  });

  it('a later start or a longer period is never due earlier', () => {
    fc.assert(
      fc.property(anyCalendar, day, fc.integer({ min: 1, max: 60 }), pausesOf, (cal, from, count, pauses) => {
        for (const unit of ['calendar-day', 'working-day'] as const) {
          const due = dueOn({ count, unit, extension: null }, from, cal, { pauses });
          expect(dueOn({ count, unit, extension: null }, addDays(from, 1), cal, { pauses }) >= due).toBe(
            true,
          );
          expect(dueOn({ count: count + 1, unit, extension: null }, from, cal, { pauses }) >= due).toBe(true);
        }
      }),
    );
  });

  it('months without a pause end on the corresponding day or the first working day after', () => {
    fc.assert(
      fc.property(anyCalendar, day, fc.integer({ min: 1, max: 24 }), (cal, from, count) => {
        let expected = addMonths(from, count);
        while (!cal.isWorkingDay(expected)) expected = addDays(expected, 1);
        expect(dueOn({ count, unit: 'month', extension: null }, from, cal)).toBe(expected);
      }),
    );
  });
});

it('counts working days after the first day up to the last', () => {
  expect(workingDaysBetween('2026-11-20', '2026-11-23', calendar)).toBe(1);
  expect(workingDaysBetween('2026-09-25', '2026-09-27', calendar)).toBe(1);
  expect(workingDaysBetween('2026-11-23', '2026-11-20', calendar)).toBe(0);
});

it('says which days rest on a calendar that is not published yet', () => {
  expect(isProvisional('2026-12-31', calendar)).toBe(false);
  expect(isProvisional('2027-01-01', calendar)).toBe(true);
});
