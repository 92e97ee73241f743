import { describe, expect, it } from 'vitest';
import type { WorkCalendar } from './clock.ts';
import { supervisionOf } from './supervision.ts';

const calendar: WorkCalendar = {
  isWorkingDay: (day) => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0,
  knownUntil: '2026-12-31',
};
/** Ten working days from Monday 2 to Monday 16 November 2026. */
const clock = { from: '2026-11-02', dueOn: '2026-11-16' };

describe('supervisionOf', () => {
  it.each([
    ['2026-11-02', 'in-time'],
    ['2026-11-12', 'in-time'],
    ['2026-11-13', 'near'],
    ['2026-11-15', 'near'],
    ['2026-11-16', 'near'],
    ['2026-11-17', 'overdue'],
  ])('with work under way, %s is %s', (today, colour) => {
    expect(supervisionOf({ ...clock, actedOn: '2026-11-03' }, today, calendar)).toBe(colour);
  });

  it.each([
    ['2026-11-06', 'in-time'],
    ['2026-11-09', 'in-time'],
    ['2026-11-10', 'late'],
    ['2026-11-16', 'late'],
    ['2026-11-17', 'overdue'],
  ])('with nothing done, %s is %s', (today, colour) => {
    expect(supervisionOf({ ...clock, actedOn: null }, today, calendar)).toBe(colour);
  });

  it('does not call the only day of a period late before it is over', () => {
    const oneDay = { from: '2026-11-06', dueOn: '2026-11-09', actedOn: null };
    expect(
      ['2026-11-06', '2026-11-08', '2026-11-09', '2026-11-10'].map((today) =>
        supervisionOf(oneDay, today, calendar),
      ),
    ).toEqual(['near', 'near', 'near', 'overdue']);
  });
});
