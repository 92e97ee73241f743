import { addDays, addMonths, type Day, monthOf } from '@weisu/core';

/** An enterprise needs some past before it can be measured. */
const FIRST_AFTER_MONTHS = 8;

/** The last day of the month of `day`. */
export const monthEndOf = (day: Day): Day => addDays(addMonths(monthOf(day), 1), -1);

/** Ends of the months from that of `from` to that of `to`, oldest first. */
export const monthEndsBetween = (from: Day, to: Day): Day[] => {
  const ends: Day[] = [];
  for (let start = monthOf(from); start <= to; start = addMonths(start, 1)) ends.push(monthEndOf(start));
  return ends;
};

/** First and last month end of which a list can be judged today: some past before it, its horizon over. Null where there is none. */
export const reachOf = (
  firstSignalOn: Day | null,
  today: Day,
  horizonMonths: number,
): { readonly from: Day; readonly to: Day } | null => {
  if (firstSignalOn === null) return null;
  const from = monthEndOf(addMonths(monthOf(firstSignalOn), FIRST_AFTER_MONTHS));
  let to = monthEndOf(addMonths(monthOf(today), -horizonMonths));
  while (addMonths(to, horizonMonths) > today) to = addDays(monthOf(to), -1);
  return from <= to ? { from, to } : null;
};
