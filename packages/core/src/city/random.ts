/** Mixes whole numbers into one 32-bit key: streams of neighbouring keys have nothing in common. */
export const mix = (...parts: readonly number[]): number => {
  let h = 0x9e3779b9;
  for (const part of parts) {
    h = Math.imul(h ^ (part | 0), 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    h ^= h >>> 16;
    h = (h + 0x6d2b79f5) | 0;
  }
  return h >>> 0;
};

/** A 32-bit key of a word, for naming streams. */
export const keyOf = (word: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return h >>> 0;
};

/** Uniform in [0, 1) from a key alone, for a trait that must not depend on how many numbers were drawn before. */
export const traitOf = (...parts: readonly number[]): number => mix(...parts) / 0x1_0000_0000;

/**
 * A stream of pseudo-random numbers (mulberry32). Only exact arithmetic is used (no logarithm, no sine), so that a
 * city is the same on every machine. A class, because a city draws from a million streams and closures cost most.
 */
export class Random {
  private state: number;

  constructor(key: number) {
    this.state = key;
  }

  /** Uniform in [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  /** Whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True with probability `ratio`. */
  chance(ratio: number): boolean {
    return this.next() < ratio;
  }

  /** About normal, mean 0 and standard deviation 1, never beyond ±4.25. */
  normal(): number {
    return (
      (this.next() + this.next() + this.next() + this.next() + this.next() + this.next() - 3) * Math.SQRT2
    );
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError('pick needs at least one item');
    return item;
  }
}

/** The stream of its own for a key. */
export const randomOf = (...parts: readonly number[]): Random => new Random(mix(...parts));

/** Draws by weight. The sums are made once, so that a draw costs a short search. */
export const weightedPicker = <T>(
  items: readonly T[],
  weightOf: (item: T) => number,
): ((random: Random) => T) => {
  const sums: number[] = [];
  let total = 0;
  for (const item of items) sums.push((total += weightOf(item)));
  return (random) => {
    const at = random.next() * total;
    const found = items[sums.findIndex((sum) => at < sum)] ?? items.at(-1);
    if (found === undefined) throw new RangeError('weightedPicker needs at least one item');
    return found;
  };
};

/** About 2^power, exact at whole powers and straight between them. */
export const powerOfTwo = (power: number): number => {
  const whole = Math.floor(power);
  return 2 ** whole * (1 + power - whole);
};
