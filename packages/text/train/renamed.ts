import { normalise } from '../src/normalise/normalise.ts';
import { brandsIn, BRANDS_ABROAD, BRANDS_AT_HOME } from '../src/reading/cue/brands.ts';
import type { Gold, GoldRow } from './gold-texts.ts';

/** Copies of each text that names somebody. */
const COPIES = 2;

/** Deterministic numbers in [0, 1). */
const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
  for (let round = 0; round < 8; round += 1) next();
  return next;
};

const plain = (text: string): string => normalise(text).text;

type Pools = Readonly<
  Record<'home' | 'abroad' | 'unknown' | 'unknownAbroad' | 'company' | 'other', readonly string[]>
>;

const isListed = (name: string): boolean => brandsIn(name, name.length).some(({ end }) => end > 0);
const isCompany = (name: string): boolean => /(?:公司|集团|厂)$/.test(name);

/** Names to put in the place of others: known ones, and employers that only the texts know, by genre. */
const poolsOf = (rows: readonly GoldRow[]): Pools => {
  const named = (set: GoldRow['set'], wanted: (name: string, abroad: boolean) => boolean): string[] => [
    ...new Set(
      rows
        .filter((row) => row.set === set)
        .flatMap(({ golds }) =>
          golds.flatMap(({ employer, abroad }) => {
            const name = employer === null ? '' : plain(employer).trim();
            return name.length >= 2 && wanted(name, abroad) ? [name] : [];
          }),
        ),
    ),
  ];
  return {
    home: BRANDS_AT_HOME,
    abroad: BRANDS_ABROAD,
    unknown: named('headlines', (name, abroad) => !abroad && !isListed(name)),
    unknownAbroad: named('headlines', (name, abroad) => abroad && !isListed(name)),
    company: named('messages', isCompany),
    other: named('messages', (name) => !isCompany(name)),
  };
};

const isWordUnit = (unit: string | undefined): boolean => unit !== undefined && /[a-z0-9]/.test(unit);

/** The text with one name in the place of another, wherever it stands by itself. */
const replaced = (text: string, from: string, to: string): string => {
  let out = '';
  let last = 0;
  for (let at = text.indexOf(from); at !== -1; at = text.indexOf(from, at + from.length)) {
    const inWord =
      (isWordUnit(from[0]) && isWordUnit(text[at - 1])) ||
      (isWordUnit(from.at(-1)) && isWordUnit(text[at + from.length]));
    if (inWord) continue;
    out += text.slice(last, at) + to;
    last = at + from.length;
  }
  return out + text.slice(last);
};

/** What stands for what in one copy of a text. */
const renaming = (
  { set, golds }: GoldRow,
  text: string,
  pools: Pools,
  random: () => number,
): ReadonlyMap<string, string> => {
  const choose = (pool: readonly string[]): string | null =>
    pool.length < 10 ? null : (pool[Math.floor(random() * pool.length)] ?? null);
  const names = new Map<string, string>();
  const put = (name: string, pool: readonly string[]): void => {
    const chosen = choose(pool);
    if (chosen !== null && chosen !== name) names.set(name, chosen);
  };
  for (const { employer, abroad } of golds) {
    const name = employer === null ? '' : plain(employer).trim();
    if (name.length < 2 || names.has(name)) continue;
    if (set === 'messages') put(name, isCompany(name) ? pools.company : pools.other);
    else if (isListed(name)) put(name, abroad ? pools.abroad : pools.home);
    else put(name, abroad ? pools.unknownAbroad : pools.unknown);
  }
  if (set === 'headlines')
    for (const { start, end, abroad } of brandsIn(text, text.length)) {
      const name = text.slice(start, end);
      if ([...names.keys()].some((other) => other.includes(name))) continue;
      put(name, abroad ? pools.abroad : pools.home);
    }
  return names;
};

const PLACE_CODE = /[a-z](?=\d{0,2}[市县区])/g;

/**
 * Copies of texts with other names in them: who owes is not what makes a text say that somebody owes. Places that a desk
 * has coded get other codes. A text that names nobody has no copy. Each copy comes with the index of its text.
 */
export const renamedCopies = (
  rows: readonly GoldRow[],
): readonly { readonly row: GoldRow; readonly of: number }[] => {
  const pools = poolsOf(rows);
  const random = seeded(4_126);
  return rows.flatMap((row, of) => {
    const title = row.text.title === undefined || row.text.title === null ? null : plain(row.text.title);
    const body = plain(row.text.body);
    return Array.from({ length: COPIES }, (_, copy) => copy).flatMap((copy) => {
      const names = renaming(row, title === null ? body : `${title}\n${body}`, pools, random);
      if (names.size === 0) return [];
      const shift = 1 + Math.floor(random() * 24);
      const written = (text: string): string => {
        let out = text;
        for (const [from, to] of names) out = replaced(out, from, to);
        return row.set === 'messages'
          ? out.replace(PLACE_CODE, (code) =>
              String.fromCharCode(0x61 + ((code.charCodeAt(0) - 0x61 + shift) % 26)),
            )
          : out;
      };
      const golds = row.golds.map((gold): Gold => ({
        ...gold,
        employer: gold.employer === null ? null : written(plain(gold.employer).trim()),
      }));
      const text = { title: title === null ? null : written(title), body: written(body) };
      return [{ row: { ...row, id: `${row.id}-${copy}`, text, golds }, of }];
    });
  });
};
