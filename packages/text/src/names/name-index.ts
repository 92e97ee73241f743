import { buildWordTable, SHORTEST_WORD } from '../match/word-table.ts';
import { normalise } from '../normalise/normalise.ts';
import type { Span } from '../reading/finding.ts';

/** A name and what it stands for; several entries may share one name. */
export type NameEntry = { readonly name: string; readonly ref: number };
export type NameMatch = Span & { readonly ref: number };

export type NameIndex = {
  /** Distinct names that are looked for. */
  readonly size: number;
  /**
   * All matches that lie in no longer match, in text order, one for each ref of the name; offsets count in the text as
   * given. Width, script and letter case do not matter. A name that begins or ends with a Latin letter or digit does
   * not match inside a longer Latin word.
   */
  readonly find: (text: string) => NameMatch[];
};

const isLatinUnit = (unit: number): boolean =>
  (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a);

/** True where the text is not cut inside a Latin word at `at`. */
const isBoundary = (text: string, at: number): boolean =>
  at <= 0 || at >= text.length || !isLatinUnit(text.charCodeAt(at - 1)) || !isLatinUnit(text.charCodeAt(at));

/** Builds an index over names. Names shorter than two code units once normalised are left out. */
export const buildNameIndex = (entries: readonly NameEntry[]): NameIndex => {
  const places = new Map<string, number>();
  const names: string[] = [];
  const refs: number[][] = [];
  for (const { name, ref } of entries) {
    const plain = normalise(name).text;
    if (plain.length < SHORTEST_WORD) continue;
    const place = places.get(plain);
    if (place === undefined) {
      places.set(plain, names.length);
      names.push(plain);
      refs.push([ref]);
    } else if (!refs[place]?.includes(ref)) refs[place]?.push(ref);
  }
  const table = buildWordTable(names);

  const find = (text: string): NameMatch[] => {
    const plain = normalise(text);
    const source = plain.text;
    const matches: NameMatch[] = [];
    let covered = 0;
    let name = -1;
    let nameEnd = 0;
    const keepLongest = (word: number, end: number): void => {
      if (!isBoundary(source, end)) return;
      name = word;
      nameEnd = end;
    };
    for (let at = 0; at < source.length; at += 1) {
      name = -1;
      table.walk(source, at, keepLongest);
      if (name === -1 || nameEnd <= covered || !isBoundary(source, at)) continue;
      covered = nameEnd;
      const start = plain.originalOffset(at);
      const end = plain.originalOffset(nameEnd - 1) + 1;
      for (const ref of refs[name] ?? []) matches.push({ start, end, ref });
    }
    return matches;
  };
  return { size: table.size, find };
};
