/**
 * A set of words to look for at any place of a text: the words sorted in one pool of code units, and the ranges that
 * share their first two units found by hash. Memory is the words themselves and some 20 bytes a word; walking costs one
 * look-up where nothing begins. The cost a place is bounded by the longest word, whatever the text.
 */
export type WordTable = {
  readonly size: number;
  /** Longest word in code units. */
  readonly longest: number;
  /** Calls `visit(word, end)` for each word that stands at `at`, shortest first; `word` is its index in the list given. */
  readonly walk: (text: string, at: number, visit: (word: number, end: number) => void) => void;
  /**
   * The first place in [at, end) at which a word may stand, those of one unit too, or `end`: what lies between need not be
   * looked at.
   */
  readonly next: (text: string, at: number, end: number) => number;
};

/** Words of one unit would match everywhere; they are not looked for. */
export const SHORTEST_WORD = 2;

/** Least places of a table that tells most pairs that begin no word from those that do, and places a word. */
const LEAST_LIKELY = 0x4000;
const LIKELY_A_WORD = 12;

const pairHash = (first: number, second: number): number => {
  const mixed = Math.imul((first << 16) | second, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
};

const compareWords = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Builds the table. Words shorter than two code units are left out; a word given twice is visited by its first index. */
export const buildWordTable = (words: readonly string[]): WordTable => {
  const order: number[] = [];
  words.forEach((word, index) => {
    if (word.length >= SHORTEST_WORD) order.push(index);
  });
  order.sort((a, b) => compareWords(words[a] ?? '', words[b] ?? '') || a - b);
  const unique = order.filter((word, place) => place === 0 || words[word] !== words[order[place - 1] ?? -1]);
  const count = unique.length;

  let units = 0;
  let longest = 0;
  for (const word of unique) {
    const { length } = words[word] ?? '';
    units += length;
    longest = Math.max(longest, length);
  }
  const pool = new Uint16Array(units);
  const starts = new Uint32Array(count + 1);
  const ids = Int32Array.from(unique);
  let filled = 0;
  unique.forEach((index, place) => {
    const word = words[index] ?? '';
    starts[place] = filled;
    for (let unit = 0; unit < word.length; unit += 1) pool[filled + unit] = word.charCodeAt(unit);
    filled += word.length;
  });
  starts[count] = filled;

  let capacity = 16;
  while (capacity < count * 2) capacity *= 2;
  const mask = capacity - 1;
  const begins = new Uint8Array(0x10000);
  const pairs = new Float64Array(capacity).fill(-1);
  const lows = new Uint32Array(capacity);
  const highs = new Uint32Array(capacity);
  for (let place = 0; place < count; place += 1) {
    const from = starts[place] ?? 0;
    const first = pool[from] ?? 0;
    const second = pool[from + 1] ?? 0;
    begins[first] = 1;
    const pair = first * 0x10000 + second;
    let slot = pairHash(first, second) & mask;
    while (pairs[slot] !== -1 && pairs[slot] !== pair) slot = (slot + 1) & mask;
    if (pairs[slot] === -1) {
      pairs[slot] = pair;
      lows[slot] = place;
    }
    highs[slot] = place + 1;
  }

  /** First place in [low, high) whose word has at `depth` a unit of at least `unit`; all are longer than `depth`. */
  const firstAtLeast = (low: number, high: number, depth: number, unit: number): number => {
    let from = low;
    let to = high;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((pool[(starts[middle] ?? 0) + depth] ?? 0) < unit) from = middle + 1;
      else to = middle;
    }
    return from;
  };

  const walk = (text: string, at: number, visit: (word: number, end: number) => void): void => {
    const first = text.charCodeAt(at);
    if (begins[first] !== 1 || at + 1 >= text.length) return;
    const second = text.charCodeAt(at + 1);
    const pair = first * 0x10000 + second;
    let slot = pairHash(first, second) & mask;
    while (pairs[slot] !== pair) {
      if (pairs[slot] === -1) return;
      slot = (slot + 1) & mask;
    }
    let low = lows[slot] ?? 0;
    let high = highs[slot] ?? 0;
    for (let depth = 2; low < high; depth += 1) {
      if ((starts[low + 1] ?? 0) - (starts[low] ?? 0) === depth) {
        visit(ids[low] ?? 0, at + depth);
        low += 1;
        if (low === high) return;
      }
      if (at + depth >= text.length) return;
      const unit = text.charCodeAt(at + depth);
      low = firstAtLeast(low, high, depth, unit);
      high = firstAtLeast(low, high, depth, unit + 1);
    }
  };
  /** Where a word stops the search: 1 with the pair that it begins with, 2 alone. */
  const stops = new Uint8Array(begins);
  for (const word of words) if (word.length === 1) stops[word.charCodeAt(0)] = 2;
  let likelyPairs = LEAST_LIKELY;
  while (likelyPairs < count * LIKELY_A_WORD) likelyPairs *= 2;
  const likelyMask = likelyPairs - 1;
  const likely = new Uint8Array(likelyPairs);
  for (const pair of pairs)
    if (pair !== -1) likely[pairHash(Math.floor(pair / 0x10000), pair % 0x10000) & likelyMask] = 1;

  const next = (text: string, at: number, end: number): number => {
    for (let place = at; place < end; place += 1) {
      const first = text.charCodeAt(place);
      const stop = stops[first];
      if (stop === 0) continue;
      if (stop === 2) return place;
      if (likely[pairHash(first, text.charCodeAt(place + 1)) & likelyMask] === 1) return place;
    }
    return end;
  };
  return { size: count, longest, walk, next };
};
