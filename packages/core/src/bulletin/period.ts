import { addDays, addMonths, type Day, daysBetween, monthOf } from '../time.ts';

export const BULLETIN_PERIODS = ['week', 'month', 'quarter', 'free'] as const;
export type BulletinPeriod = (typeof BULLETIN_PERIODS)[number];

/** The days that a bulletin speaks of, the last one included. */
export type DaySpan = { readonly from: Day; readonly until: Day };

/** Monday of the week of a day. 1970-01-05 was a Monday. */
const mondayOf = (day: Day): Day => addDays(day, -(((daysBetween('1970-01-05', day) % 7) + 7) % 7));
const quarterOf = (day: Day): Day => addMonths(monthOf(day), -((Number(day.slice(5, 7)) - 1) % 3));

const beginOf = (period: Exclude<BulletinPeriod, 'free'>, day: Day): Day =>
  period === 'week' ? mondayOf(day) : period === 'month' ? monthOf(day) : quarterOf(day);
const after = (period: Exclude<BulletinPeriod, 'free'>, begin: Day): Day =>
  period === 'week' ? addDays(begin, 7) : addMonths(begin, period === 'month' ? 1 : 3);

/** The week (Monday to Sunday), month or quarter in which a day lies; a free period is the thirty days that end with it. */
export const periodAround = (period: BulletinPeriod, day: Day): DaySpan => {
  if (period === 'free') return { from: addDays(day, -29), until: day };
  const from = beginOf(period, day);
  return { from, until: addDays(after(period, from), -1) };
};

/** The newest whole period that was over before `today` began. */
export const lastWholePeriod = (period: BulletinPeriod, today: Day): DaySpan =>
  period === 'free'
    ? periodAround('free', addDays(today, -1))
    : periodAround(period, addDays(beginOf(period, today), -1));

/** As many days after a period as it has itself; for a week, month or quarter the next one. */
export const periodAfter = (period: BulletinPeriod, { from, until }: DaySpan): DaySpan => {
  const begin = addDays(until, 1);
  return period === 'free'
    ? { from: begin, until: addDays(until, daysBetween(from, until) + 1) }
    : periodAround(period, begin);
};

/** As many days before a period as it has itself; for a week, month or quarter the one before. */
export const periodBefore = (period: BulletinPeriod, { from, until }: DaySpan): DaySpan => {
  const end = addDays(from, -1);
  return period === 'free'
    ? { from: addDays(from, -daysBetween(from, until) - 1), until: end }
    : periodAround(period, end);
};
