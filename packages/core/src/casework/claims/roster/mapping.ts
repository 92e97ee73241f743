import { type ClaimTerms, ROSTER_FIELDS } from '../../../jurisdiction/claim-terms.ts';
import { type RosterCell, textOf } from './cell.ts';

/** What a column holds: a field of the roster, or `amount:<kind>` for the amounts of one kind. */
export type RosterField = (typeof ROSTER_FIELDS)[number] | `amount:${string}`;

/** What each column holds, in the order of the columns; null for a column that is not read. */
export type RosterMapping = readonly (RosterField | null)[];

/** What headers meant to a unit before, by the header's text. */
export type RememberedMapping = Readonly<Record<string, RosterField | null>>;

const MOST_TITLE_ROWS = 15;

/** A header without what varies from office to office: spaces, brackets with units, punctuation. */
export const headerKey = (cell: RosterCell | undefined): string =>
  textOf(cell)
    .replaceAll(/[（(][^）)]*[）)]/g, '')
    .replaceAll(/[\s:：*＊、,，.。/]/g, '');

const fieldOf = (key: string, terms: ClaimTerms): RosterField | null => {
  if (key === '') return null;
  const fields = ROSTER_FIELDS.map((field) => ({ field: field as RosterField, words: terms.headers[field] }));
  const kinds = terms.kinds.map(({ id, writtenAs }) => ({
    field: `amount:${id}` as RosterField,
    words: [...writtenAs, ...writtenAs.map((word) => `${word}金额`)],
  }));
  const all = [...fields, ...kinds];
  const exact = all.find(({ words }) => words.includes(key));
  if (exact !== undefined) return exact.field;
  // The longest word inside the header decides: 拖欠工资金额 is an amount of wages, not just an amount.
  const inside = all
    .flatMap(({ field, words }) => words.map((word) => ({ field, word })))
    .filter(({ word }) => word.length >= 2 && key.includes(word))
    .sort((a, b) => b.word.length - a.word.length);
  return inside[0]?.field ?? null;
};

/** Proposes what each column holds: as the unit said before, else by the place's words. No field is given twice. */
export const proposeMapping = (
  headers: readonly RosterCell[],
  terms: ClaimTerms,
  remembered: RememberedMapping = {},
): RosterMapping => {
  const keys = headers.map(headerKey);
  const proposed = keys.map((key) =>
    Object.hasOwn(remembered, key) ? (remembered[key] ?? null) : fieldOf(key, terms),
  );
  const hasKinds = proposed.some((field) => field?.startsWith('amount:'));
  const taken = new Set<RosterField>();
  return proposed.map((field) => {
    // Beside columns by kind the plain amount is their total: reading both would count each claim twice.
    if (field === null || taken.has(field) || (hasKinds && field === 'amount')) return null;
    taken.add(field);
    return field;
  });
};

/** What to remember of a mapping that an officer used. */
export const rememberMapping = (headers: readonly RosterCell[], mapping: RosterMapping): RememberedMapping =>
  Object.fromEntries(
    headers
      .map((header, index) => [headerKey(header), mapping[index] ?? null] as const)
      .filter(([key]) => key !== ''),
  );

/** Index of the row that names the columns: of the first rows the one with the most known headers. 0 where none is known. */
export const findHeaderRow = (
  rows: readonly (readonly RosterCell[])[],
  terms: ClaimTerms,
  remembered: RememberedMapping = {},
): number => {
  let best = { index: 0, known: 0 };
  rows.slice(0, MOST_TITLE_ROWS).forEach((row, index) => {
    const known = proposeMapping(row, terms, remembered).filter((field) => field !== null).length;
    if (known > best.known) best = { index, known };
  });
  return best.index;
};
