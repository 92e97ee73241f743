import { INDUSTRIES, LEGAL_FORMS, PLACES } from '../name-words.ts';

/**
 * A registered name as the index holds it: the place it begins with, and the rest, which is what speech keeps.
 * `ends`: bit n is set where a short or brand form ends after n units of `path`; the whole path is always a form.
 */
export type SplitName = { readonly place: string; readonly path: string; readonly ends: number };

const SHORTEST = 2;
const LAST_BIT = 31;

const byUnit = (
  words: readonly string[],
  unitOf: (word: string) => string | undefined,
): Map<string, string[]> => {
  const groups = new Map<string, string[]>();
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    const unit = unitOf(word) ?? '';
    const group = groups.get(unit);
    if (group === undefined) groups.set(unit, [word]);
    else group.push(word);
  }
  return groups;
};

const placesByFirst = byUnit(PLACES, (word) => word[0]);
// Legal forms keep their order: the first that ends a name is its form.
const formsByLast = new Map<string, string[]>();
for (const form of LEGAL_FORMS)
  formsByLast.set(form.at(-1) ?? '', [...(formsByLast.get(form.at(-1) ?? '') ?? []), form]);
const industriesByLast = byUnit(INDUSTRIES, (word) => word.at(-1));
const UNNAMED = new Set([...INDUSTRIES, ...LEGAL_FORMS, ...PLACES]);
const NONE: readonly string[] = [];
const RANKS = ['特别行政区', '自治区', '省', '市', '区', '县'];

/** Units of the places that a name begins with: up to three, each with or without its rank. */
const placeLength = (name: string): number => {
  let length = 0;
  for (let round = 0; round < 3; round += 1) {
    const place = (placesByFirst.get(name[length] ?? '') ?? NONE).find(
      (word) => name.startsWith(word, length) && name.length - length > word.length + 1,
    );
    if (place === undefined) return length;
    const after = length + place.length;
    const rank = RANKS.find((word) => name.startsWith(word, after));
    const next = after + (rank?.length ?? 0);
    if (name.length - next < SHORTEST) return length;
    length = next;
  }
  return length;
};

const formLength = (name: string, end: number): number =>
  (formsByLast.get(name[end - 1] ?? '') ?? NONE).find((form) => name.endsWith(form, end))?.length ?? 0;

/** Where the short forms of a path without its place end: before the legal form, and before each line of business in turn. */
const endsOf = (path: string): number => {
  let ends = 0;
  const note = (end: number): void => {
    if (end >= SHORTEST && end <= LAST_BIT && !UNNAMED.has(path.slice(0, end))) ends |= 1 << end;
  };
  note(path.length);
  let end = path.length - formLength(path, path.length);
  while (end >= SHORTEST) {
    note(end);
    const from = end;
    const industry = (industriesByLast.get(path[end - 1] ?? '') ?? NONE).find(
      (word) => from - word.length >= SHORTEST && path.endsWith(word, from),
    );
    end -= industry?.length ?? formLength(path, end);
    if (end === from) break;
  }
  return ends;
};

const BRACKETS = /\([^()]{0,20}\)/g;

/**
 * The paths of a registered name (normalised, without white space): itself without its place, and where it holds
 * brackets also what is left without them. Their forms are those of `shortNamesOf` that begin after the place.
 */
export const splitName = (registered: string): readonly [SplitName, SplitName?] => {
  const at = placeLength(registered);
  const place = registered.slice(0, at);
  const path = registered.slice(at);
  if (!registered.includes('(')) return [{ place, path, ends: endsOf(path) }];
  const bare = registered.replace(BRACKETS, '');
  if (bare === registered || bare.length < SHORTEST) return [{ place, path, ends: 0 }];
  const bareAt = placeLength(bare);
  const barePath = bare.slice(bareAt);
  const ends = endsOf(barePath);
  if (path.startsWith(barePath)) return [{ place, path, ends }];
  return [
    { place, path, ends: 0 },
    { place: bare.slice(0, bareAt), path: barePath, ends },
  ];
};
