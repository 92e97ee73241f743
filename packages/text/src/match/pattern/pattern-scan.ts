import type { PatternProgram } from './pattern-program.ts';
import { LAST_UNIT } from './unit-set.ts';

/**
 * Tells which patterns match somewhere, reading each unit once. States are made from the program when first reached and kept;
 * where there are too many, all are let go. So memory is bounded, and the dearest unit costs one step of the program.
 */
export type PatternScan = {
  /** State before any unit. */
  readonly start: () => number;
  /** State after a unit. A state is good until the next call. */
  readonly step: (state: number, unit: number) => number;
  /** Patterns that match up to here. */
  readonly ended: (state: number) => readonly number[];
};

const MOST_STATES = 1_500;

/** Units that no set tells apart share a class: tables hold classes, of which there are few. */
const classesOf = ({ sets }: PatternProgram): { classOf: Uint16Array; count: number; firsts: number[] } => {
  const cuts = new Set<number>([0]);
  for (const set of sets)
    for (const { low, high } of set ?? []) {
      cuts.add(low);
      if (high < LAST_UNIT) cuts.add(high + 1);
    }
  const firsts = [...cuts].sort((a, b) => a - b);
  const classOf = new Uint16Array(LAST_UNIT + 1);
  firsts.forEach((first, index) => classOf.fill(index, first, firsts[index + 1] ?? LAST_UNIT + 1));
  return { classOf, count: firsts.length, firsts };
};

const NONE: readonly number[] = [];

export const createPatternScan = (program: PatternProgram): PatternScan => {
  const { sets, left, right, ends, begins } = program;
  const { classOf, count, firsts } = classesOf(program);
  const reads = firsts.map((unit) =>
    sets.map((set) => set !== null && set.some(({ low, high }) => low <= unit && unit <= high)),
  );
  const seen = new Int32Array(sets.length).fill(-1);
  let round = 0;
  let steps: number[][] = [];
  let tables: Int32Array[] = [];
  let matched: (readonly number[])[] = [];
  let known = new Map<string, number>();

  /** All steps that are reached without reading: iterative, since a program may be a long chain of forks. */
  const closureOf = (from: readonly number[]): number => {
    round += 1;
    const open = [...from].reverse();
    const readers: number[] = [];
    const over = new Set<number>();
    for (let pc = open.pop(); pc !== undefined; pc = open.pop()) {
      if (pc < 0 || seen[pc] === round) continue;
      seen[pc] = round;
      const end = ends[pc] ?? -1;
      if (end >= 0) over.add(end);
      else if (sets[pc] === null) open.push(right[pc] ?? -1, left[pc] ?? -1);
      else readers.push(pc);
    }
    readers.sort((a, b) => a - b);
    const ended = [...over].sort((a, b) => a - b);
    const key = `${readers.join(',')};${ended.join(',')}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const state = steps.length;
    steps.push(readers);
    tables.push(new Int32Array(count).fill(-1));
    matched.push(ended.length === 0 ? NONE : ended);
    known.set(key, state);
    return state;
  };

  let first = -1;
  const start = (): number => {
    if (first < 0) first = closureOf(begins);
    return first;
  };
  const step = (state: number, unit: number): number => {
    const cls = classOf[unit] ?? 0;
    const next = tables[state]?.[cls] ?? -1;
    if (next >= 0) return next;
    const read = reads[cls];
    const reached = [...begins];
    for (const pc of steps[state] ?? NONE) if (read?.[pc]) reached.push(pc + 1);
    if (steps.length >= MOST_STATES) {
      steps = [];
      tables = [];
      matched = [];
      known = new Map();
      first = -1;
      return closureOf(reached);
    }
    const made = closureOf(reached);
    const table = tables[state];
    if (table !== undefined) table[cls] = made;
    return made;
  };
  return { start, step, ended: (state) => matched[state] ?? NONE };
};
