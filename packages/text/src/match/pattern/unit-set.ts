import type { UnitRange } from './pattern-node.ts';

export const LAST_UNIT = 0xffff;

/** Ranges in order, those that touch as one. */
export const joinRanges = (ranges: readonly UnitRange[]): UnitRange[] => {
  const joined: { low: number; high: number }[] = [];
  for (const { low, high } of ranges.toSorted((a, b) => a.low - b.low || a.high - b.high)) {
    const last = joined.at(-1);
    if (last !== undefined && low <= last.high + 1) last.high = Math.max(last.high, high);
    else joined.push({ low, high });
  }
  return joined;
};

/** All units that the ranges leave out. */
const invertRanges = (ranges: readonly UnitRange[]): UnitRange[] => {
  const left: UnitRange[] = [];
  let from = 0;
  for (const { low, high } of joinRanges(ranges)) {
    if (low > from) left.push({ low: from, high: low - 1 });
    from = high + 1;
  }
  if (from <= LAST_UNIT) left.push({ low: from, high: LAST_UNIT });
  return left;
};

const LINE_BREAK: UnitRange = { low: 0x0a, high: 0x0a };

/** Any unit but a line break. */
export const ANY_UNIT: readonly UnitRange[] = invertRanges([LINE_BREAK]);

/** The opposite of a class, without the line break: a match stays in its line. */
export const otherThan = (ranges: readonly UnitRange[]): UnitRange[] => invertRanges([...ranges, LINE_BREAK]);
