import { GrownArray } from './grown-array.ts';
import { TAIL_ALIGNMENT } from './layout.ts';

/** Tails of paths, each once: its length, then its units, from a multiple of `TAIL_ALIGNMENT` on. Names share their ends (…科技有限公司), so there are far fewer than names. */
export type TailPool = {
  /** Number of the tail that begins at `from` in a pool of paths and runs to the zero there; 0 for the empty one. */
  readonly numberOf: (paths: Uint16Array, from: number) => number;
  readonly units: () => Uint16Array;
};

export const createTailPool = (expected: number): TailPool => {
  const pool = new GrownArray((size) => new Uint16Array(size), 1024);
  const pad = (): void => {
    while (pool.size % TAIL_ALIGNMENT !== 0) pool.add(0);
  };
  // Number 0 is the empty tail's.
  pool.add(0);
  pad();
  let capacity = 1024;
  while (capacity < expected * 2) capacity *= 2;
  const numbers = new Uint32Array(capacity);

  const isAt = (number: number, paths: Uint16Array, from: number, length: number): boolean => {
    const units = pool.items();
    const offset = number * TAIL_ALIGNMENT;
    if (units[offset] !== length) return false;
    for (let at = 0; at < length; at += 1) if (units[offset + 1 + at] !== paths[from + at]) return false;
    return true;
  };
  const numberOf = (paths: Uint16Array, from: number): number => {
    let length = 0;
    let hash = 0x2c1b3c6d;
    for (; paths[from + length] !== 0; length += 1) {
      hash = Math.imul(hash ^ (paths[from + length] as number), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    if (length === 0) return 0;
    let slot = (Math.imul(hash, 0x85ebca6b) >>> 7) & (capacity - 1);
    while (numbers[slot] !== 0 && !isAt(numbers[slot] as number, paths, from, length))
      slot = (slot + 1) & (capacity - 1);
    if (numbers[slot] !== 0) return numbers[slot] as number;
    const number = pool.add(length) / TAIL_ALIGNMENT;
    for (let at = 0; at < length; at += 1) pool.add(paths[from + at] as number);
    pad();
    numbers[slot] = number;
    return number;
  };
  return { numberOf, units: () => pool.items() };
};
