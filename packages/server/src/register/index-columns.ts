import type { Level } from '@weisu/core';
import { levelRank } from '@weisu/core';
import type { IndexedEnterprise } from '../store/register/load-index.ts';

const CODE_LENGTH = 18;
const SLACK = 4_096;

/** Texts that repeat, each under a number; 0 is the empty text. */
const createDictionary = () => {
  const numbers = new Map<string, number>([['', 0]]);
  return {
    numberOf: (text: string): number => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    },
    find: (text: string): number | undefined => numbers.get(text),
    /** By number whether the text is wanted. */
    mark: (wanted: (text: string) => boolean): Uint8Array => {
      const marks = new Uint8Array(numbers.size);
      for (const [text, number] of numbers) marks[number] = wanted(text) ? 1 : 0;
      return marks;
    },
  };
};

/** What lists filter and sort enterprises by, a column each; an enterprise is a number in the order of credit codes, later ones behind. */
export const createIndexColumns = () => {
  let room = SLACK;
  let codes = new Uint8Array(room * CODE_LENGTH);
  let district = new Uint16Array(room);
  let unit = new Uint16Array(room);
  let industry = new Uint32Array(room);
  let state = new Uint8Array(room);
  let staff = new Int32Array(room);
  let level = new Uint8Array(room);
  let score = new Int32Array(room);
  let count = 0;
  let sorted = 0;
  const late = new Map<string, number>();
  const districts = createDictionary();
  const units = createDictionary();
  const industries = createDictionary();
  const states = createDictionary();

  const widen = (): void => {
    room = Math.ceil(room * 1.5) + SLACK;
    const grown = <T extends { set: (from: T) => void }>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    codes = grown(new Uint8Array(room * CODE_LENGTH), codes);
    district = grown(new Uint16Array(room), district);
    unit = grown(new Uint16Array(room), unit);
    industry = grown(new Uint32Array(room), industry);
    state = grown(new Uint8Array(room), state);
    staff = grown(new Int32Array(room), staff);
    level = grown(new Uint8Array(room), level);
    score = grown(new Int32Array(room), score);
  };

  const compareCode = (ref: number, code: string): number => {
    for (let i = 0; i < code.length; i += 1) {
      const difference = (codes[ref * CODE_LENGTH + i] ?? 0) - code.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  /** The first of the sorted whose code does not come before. */
  const lowest = (code: string): number => {
    let from = 0;
    let to = sorted;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (compareCode(middle, code) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  const find = (code: string): number => {
    const ref = lowest(code);
    if (ref < sorted && code.length === CODE_LENGTH && compareCode(ref, code) === 0) return ref;
    return late.get(code) ?? -1;
  };
  const codeOf = (ref: number): string =>
    String.fromCharCode(...codes.subarray(ref * CODE_LENGTH, (ref + 1) * CODE_LENGTH));

  return {
    /** Writes an enterprise's values, new or known; answers its number. */
    put: (row: IndexedEnterprise): number => {
      let ref = count < sorted || late.size > 0 || sorted > 0 ? find(row.code) : -1;
      if (ref < 0) {
        if (count === room) widen();
        ref = count;
        count += 1;
        for (let i = 0; i < CODE_LENGTH; i += 1) codes[ref * CODE_LENGTH + i] = row.code.charCodeAt(i);
        score[ref] = -1;
        if (sorted > 0) late.set(row.code, ref);
      }
      district[ref] = districts.numberOf(row.district);
      unit[ref] = units.numberOf(row.unit);
      industry[ref] = industries.numberOf(row.industry);
      state[ref] = states.numberOf(row.state);
      staff[ref] = row.staffCount;
      return ref;
    },
    /** All that were there at first are in; those put from now on stand behind. */
    seal: (): void => void (sorted = count),
    clearLevels: (): void => {
      level.fill(0);
      score.fill(-1);
    },
    putLevel: (code: string, given: Level, points: number): void => {
      const ref = find(code);
      if (ref < 0) return;
      level[ref] = levelRank(given);
      score[ref] = points;
    },
    find,
    codeOf,
    /** Numbers of the enterprises whose code begins so. */
    withPrefix: (prefix: string): readonly number[] => {
      const found: number[] = [];
      for (let ref = lowest(prefix); ref < sorted && compareCode(ref, prefix) === 0; ref += 1)
        found.push(ref);
      for (const [code, ref] of late) if (code.startsWith(prefix)) found.push(ref);
      return found;
    },
    count: () => count,
    districtOf: (ref: number) => district[ref] ?? 0,
    unitOf: (ref: number) => unit[ref] ?? 0,
    industryOf: (ref: number) => industry[ref] ?? 0,
    stateOf: (ref: number) => state[ref] ?? 0,
    staffOf: (ref: number) => staff[ref] ?? -1,
    levelOf: (ref: number) => level[ref] ?? 0,
    scoreOf: (ref: number) => score[ref] ?? -1,
    districts,
    units,
    industries,
    states,
    bytes: () => room * (CODE_LENGTH + 2 + 2 + 4 + 1 + 4 + 1 + 4),
  };
};
export type IndexColumns = ReturnType<typeof createIndexColumns>;
