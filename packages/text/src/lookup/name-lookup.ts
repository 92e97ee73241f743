import { buildPairPostings, type NamePool } from './pair-postings.ts';
import { comparable, fits, type ReadingsOf, type Spelling } from './spell.ts';

/** Takes a name that fits what was typed: the first place `at` which it does, and how many characters the name has. */
export type TakeName = (name: number, at: number, of: number) => void;

export type NameLookup = {
  readonly count: number;
  /** Bytes of the typed arrays. */
  readonly bytes: number;
  /** The name in the form in which it is compared. */
  readonly textOf: (name: number) => string;
  /** The first three characters as one number that orders as they do. */
  readonly headOf: (name: number) => number;
  /** Calls `take` once for each name in which the spelling stands and that `wanted` lets through. */
  readonly find: (spelling: Spelling, wanted: (name: number) => boolean, take: TakeName) => void;
};

/** Character numbers: 0 is for characters that stand in no name. Numbers follow the order of UTF-16. */
const numberCharacters = (units: Uint8Array): { numbers: Uint16Array; characters: readonly string[] } => {
  const numbers = new Uint16Array(65_536);
  const characters = [''];
  for (let unit = 0; unit < 65_536; unit += 1) {
    if (units[unit] === 0) continue;
    numbers[unit] = characters.length;
    characters.push(String.fromCharCode(unit));
  }
  return { numbers, characters };
};

/** Names put one behind the other; growing by doubling. */
export const createNamePool = () => {
  let pool = new Uint16Array(1 << 16);
  let starts = new Uint32Array(1 << 12);
  let count = 0;
  let size = 0;
  return {
    /** The name's number. */
    add: (name: string): number => {
      const text = comparable(name);
      if (size + text.length > pool.length) {
        const wider = new Uint16Array(Math.max(pool.length * 2, size + text.length));
        wider.set(pool);
        pool = wider;
      }
      if (count + 2 > starts.length) {
        const wider = new Uint32Array(starts.length * 2);
        wider.set(starts);
        starts = wider;
      }
      for (let i = 0; i < text.length; i += 1) pool[size + i] = text.charCodeAt(i);
      size += text.length;
      count += 1;
      starts[count] = size;
      return count - 1;
    },
    /** The names so far in arrays of their exact size. */
    take: (): NamePool => ({ pool: pool.slice(0, size), starts: starts.slice(0, count + 1), count }),
  };
};

/**
 * An index of names by pairs of neighbouring characters. Words of two characters, where trigrams have nothing to hold on
 * to, are one look-up; pinyin is looked up through the characters that may be read so.
 */
export const buildNameLookup = async (
  names: NamePool,
  readingsOf: ReadingsOf,
  pause: () => Promise<void> = async () => undefined,
): Promise<NameLookup> => {
  const { pool, starts, count } = names;
  const units = new Uint8Array(65_536);
  for (const unit of pool) units[unit] = 1;
  const { numbers, characters } = numberCharacters(units);
  for (let at = 0; at < pool.length; at += 1) pool[at] = numbers[pool[at] ?? 0] ?? 0;
  const postings = await buildPairPostings(names, pause);

  /** By spot and character number whether the character fits. */
  const compile = (spelling: Spelling): Uint8Array[] =>
    spelling.map((spot) => {
      const set = new Uint8Array(characters.length);
      if (spot.kind === 'character') {
        const number = spot.character.length === 1 ? (numbers[spot.character.charCodeAt(0)] ?? 0) : 0;
        if (number > 0) set[number] = 1;
      } else
        for (let number = 1; number < characters.length; number += 1)
          if (fits(spot, characters[number] ?? '', readingsOf)) set[number] = 1;
      return set;
    });

  const placeIn = (name: number, sets: readonly Uint8Array[]): number => {
    const from = starts[name] ?? 0;
    const last = (starts[name + 1] ?? 0) - sets.length;
    for (let at = from; at <= last; at += 1) {
      let spot = 0;
      while (spot < sets.length && sets[spot]?.[pool[at + spot] ?? 0] === 1) spot += 1;
      if (spot === sets.length) return at - from;
    }
    return -1;
  };

  /** Pairs that stand for two neighbouring spots: of all neighbours those with the fewest names. One spot alone: every pair with it. */
  const rarestPairs = (sets: readonly Uint8Array[], spelling: Spelling): readonly number[] => {
    const neighbours = Math.max(1, sets.length - 1);
    if (sets.length > 1 && spelling.every(({ kind }) => kind === 'character')) {
      const pairs = Array.from({ length: neighbours }, (_, at) =>
        postings.find(
          (((sets[at]?.indexOf(1) ?? 0) << 16) | Math.max(0, sets[at + 1]?.indexOf(1) ?? 0)) >>> 0,
        ),
      );
      if (pairs.includes(-1)) return [];
      return [
        pairs.reduce((best, pair) =>
          (postings.counts[pair] ?? 0) < (postings.counts[best] ?? 0) ? pair : best,
        ),
      ];
    }
    const found: number[][] = Array.from({ length: neighbours }, () => []);
    const sums = new Float64Array(neighbours);
    const [only] = sets;
    for (let pair = 0; pair < postings.pairCount; pair += 1) {
      const key = postings.keys[pair] ?? 0;
      const first = key >>> 16;
      const second = key & 0xffff;
      if (sets.length === 1) {
        if (only?.[first] === 1 || only?.[second] === 1) found[0]?.push(pair);
      } else
        for (let at = 0; at < neighbours; at += 1)
          if (sets[at]?.[first] === 1 && sets[at + 1]?.[second] === 1) {
            found[at]?.push(pair);
            sums[at] = (sums[at] ?? 0) + (postings.counts[pair] ?? 0);
          }
    }
    let best = 0;
    for (let at = 1; at < neighbours; at += 1) if ((sums[at] ?? 0) < (sums[best] ?? 0)) best = at;
    return found[best] ?? [];
  };

  const find: NameLookup['find'] = (spelling, wanted, take) => {
    if (spelling.length === 0) return;
    const sets = compile(spelling);
    if (sets.some((set) => !set.includes(1))) return;
    // One letter alone is the beginning of half of all names: who types it is not done typing.
    const [only, second] = spelling;
    if (only?.kind === 'reading' && !only.whole && second === undefined) return;
    const pairs = rarestPairs(sets, spelling);
    const seen = pairs.length > 1 ? new Uint8Array((count >>> 3) + 1) : null;
    const look = (name: number): void => {
      if (seen !== null) {
        const bit = 1 << (name & 7);
        if (((seen[name >>> 3] ?? 0) & bit) !== 0) return;
        seen[name >>> 3] = (seen[name >>> 3] ?? 0) | bit;
      }
      if (!wanted(name)) return;
      const at = placeIn(name, sets);
      if (at < 0) return;
      take(name, at, (starts[name + 1] ?? 0) - (starts[name] ?? 0));
    };
    for (const pair of pairs) postings.each(pair, look);
  };

  const textOf = (name: number): string => {
    let text = '';
    for (let at = starts[name] ?? 0; at < (starts[name + 1] ?? 0); at += 1)
      text += characters[pool[at] ?? 0] ?? '';
    return text;
  };
  const headOf = (name: number): number => {
    const from = starts[name] ?? 0;
    const end = starts[name + 1] ?? 0;
    let head = 0;
    for (let at = from; at < from + 3; at += 1)
      head = head * 65_536 + (at < end ? (characters[pool[at] ?? 0]?.charCodeAt(0) ?? 0) : 0);
    return head;
  };
  return { count, bytes: pool.byteLength + starts.byteLength + postings.bytes, textOf, headOf, find };
};

/** The same answer by reading the name: for names that are not in the index yet. -1 where it does not fit. */
export const placeOf = (name: string, spelling: Spelling, readingsOf: ReadingsOf): number => {
  const text = comparable(name);
  for (let at = 0; at + spelling.length <= text.length; at += 1)
    if (spelling.every((spot, i) => fits(spot, text.charAt(at + i), readingsOf))) return at;
  return -1;
};
