import { addDays, addMonths, type Day, monthOf } from '@weisu/core';

const MONTHS_APART = 2;
/** An enterprise needs some past before it can be measured. */
const FIRST_AFTER_MONTHS = 8;

/** Month ends, oldest first, whose horizon has passed by `asOf` and before which some past is known. */
export const snapshotDays = (firstSignalOn: Day, asOf: Day, horizonMonths: number): Day[] => {
  const days: Day[] = [];
  const earliest = addMonths(monthOf(firstSignalOn), FIRST_AFTER_MONTHS);
  for (
    let start = monthOf(addMonths(asOf, -horizonMonths));
    start > earliest;
    start = addMonths(start, -MONTHS_APART)
  ) {
    const day = addDays(start, -1);
    if (addMonths(day, horizonMonths) <= asOf) days.unshift(day);
  }
  return days;
};
