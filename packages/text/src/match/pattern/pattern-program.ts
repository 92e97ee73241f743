import type { PatternNode, UnitRange } from './pattern-node.ts';

/**
 * Patterns as one program of a Thompson machine. Step `pc` is either a set (reads a unit in `sets[pc]`, goes to `pc + 1`),
 * a fork (goes to `left[pc]` and `right[pc]` without reading; −1 is nowhere), or the end of pattern `ends[pc]`.
 */
export type PatternProgram = {
  readonly sets: readonly (readonly UnitRange[] | null)[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** Index of the pattern that ends here, or −1. */
  readonly ends: readonly number[];
  /** Where each pattern begins. */
  readonly begins: readonly number[];
};

/** Compiles patterns into one program. Its length is at most the sum of their sizes and one each. */
export const compileProgram = (nodes: readonly PatternNode[]): PatternProgram => {
  const sets: (readonly UnitRange[] | null)[] = [];
  const left: number[] = [];
  const right: number[] = [];
  const ends: number[] = [];
  const add = (set: readonly UnitRange[] | null, end: number): number => {
    sets.push(set);
    left.push(-1);
    right.push(-1);
    ends.push(end);
    return sets.length - 1;
  };
  const put = (node: PatternNode): void => {
    switch (node.is) {
      case 'set':
        add(node.ranges, -1);
        return;
      case 'row':
        node.parts.forEach(put);
        return;
      case 'choice': {
        const leaves: number[] = [];
        node.ways.forEach((way, index) => {
          const isLast = index === node.ways.length - 1;
          const fork = isLast ? -1 : add(null, -1);
          if (fork >= 0) left[fork] = fork + 1;
          put(way);
          if (isLast) return;
          leaves.push(add(null, -1));
          right[fork] = sets.length;
        });
        for (const leave of leaves) left[leave] = sets.length;
        return;
      }
      case 'repeat': {
        for (let time = 0; time < node.least; time += 1) put(node.node);
        if (node.most === null) {
          const fork = add(null, -1);
          left[fork] = fork + 1;
          put(node.node);
          left[add(null, -1)] = fork;
          right[fork] = sets.length;
          return;
        }
        const forks: number[] = [];
        for (let time = node.least; time < node.most; time += 1) {
          const fork = add(null, -1);
          left[fork] = fork + 1;
          forks.push(fork);
          put(node.node);
        }
        for (const fork of forks) right[fork] = sets.length;
      }
    }
  };
  const begins = nodes.map((node, pattern) => {
    const begin = sets.length;
    put(node);
    add(null, pattern);
    return begin;
  });
  return { sets, left, right, ends, begins };
};

export const holds = (ranges: readonly UnitRange[], unit: number): boolean => {
  let from = 0;
  let to = ranges.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ranges[middle]?.high ?? 0) < unit) from = middle + 1;
    else to = middle;
  }
  const found = ranges[from];
  return found !== undefined && found.low <= unit;
};
