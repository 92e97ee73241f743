import type { CollectedNames } from './collect-names.ts';
import { GrownArray } from './grown-array.ts';
import { sortPaths } from './sort-paths.ts';

/** Distinct paths in order, and the entries (names) that have each. */
export type PathGroups = {
  /** Entries in order of their paths: numbers into what was collected. */
  readonly order: Uint32Array;
  /** Where each group begins in `order`; one more than there are groups. */
  readonly entriesFrom: Uint32Array;
  /** Where each group's path begins in the pool. */
  readonly starts: Uint32Array;
  /** Ends of forms within each group's path, by bit. */
  readonly ends: Uint32Array;
};

/** Sorts the paths and brings equal ones together. */
export const groupPaths = ({ pool, starts, ends }: CollectedNames): PathGroups => {
  const order = sortPaths(pool, starts);
  const entriesFrom = new GrownArray((size) => new Uint32Array(size), order.length + 1);
  const groupStarts = new GrownArray((size) => new Uint32Array(size), order.length);
  const groupEnds = new GrownArray((size) => new Uint32Array(size), order.length);
  const isSame = (a: number, b: number): boolean => {
    let [left, right] = [a, b];
    while (pool[left] === pool[right]) {
      if (pool[left] === 0) return true;
      left += 1;
      right += 1;
    }
    return false;
  };
  let mask = 0;
  order.forEach((entry, place) => {
    const start = starts[entry] as number;
    const isNew = place === 0 || !isSame(starts[order[place - 1] as number] as number, start);
    if (isNew) {
      if (place > 0) groupEnds.add(mask);
      entriesFrom.add(place);
      groupStarts.add(start);
      mask = 0;
    }
    mask |= ends[entry] as number;
  });
  if (order.length > 0) groupEnds.add(mask);
  entriesFrom.add(order.length);
  return {
    order,
    entriesFrom: entriesFrom.items(),
    starts: groupStarts.items(),
    ends: groupEnds.items(),
  };
};
