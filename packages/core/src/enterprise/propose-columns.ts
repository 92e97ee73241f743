import { isCreditCode, normaliseCreditCode } from './credit-code.ts';
import { IMPORT_FIELDS, type ImportField } from './import-field.ts';
import { registrationStateOf } from './registration.ts';

export type SheetCell = string | number | null;
/** What each column holds, in the order of the columns; null for one that is not read. */
export type ColumnMapping = readonly (ImportField | null)[];
/** What headers of a source meant before. */
export type RememberedHeaders = Readonly<Record<string, ImportField | null>>;

const MOST_TITLE_ROWS = 15;
const SAMPLE_ROWS = 30;
const MOST_OF = 0.6;

/** A header without what varies from office to office: case, spaces, brackets with units, punctuation. */
export const importHeaderKey = (cell: SheetCell | undefined): string =>
  String(cell ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[（(][^）)]*[）)]/g, '')
    .replaceAll(/[\s_\-:：*＊、,，.。/]/g, '');

const byHeader = (key: string): ImportField | null => {
  if (key === '') return null;
  const all = (Object.entries(IMPORT_FIELDS) as [ImportField, readonly string[]][]).flatMap(
    ([field, words]) => words.map((word) => ({ field, word })),
  );
  const exact = all.find(({ word }) => word === key);
  if (exact !== undefined) return exact.field;
  const inside = all
    .filter(({ word }) => word.length >= 3 && key.includes(word))
    .sort((a, b) => b.word.length - a.word.length);
  return inside[0]?.field ?? null;
};

const NAME_LIKE = /(?:公司|集团|银行|厂|店|中心|合作社|事务所|部|院|企业|合伙\))$/;

const textOf = (cell: SheetCell | undefined): string => String(cell ?? '').trim();

/** What the values of a column say where its header says nothing: codes and names show themselves. */
const bySample = (cells: readonly string[]): ImportField | null => {
  const given = cells.filter((cell) => cell !== '');
  if (given.length === 0) return null;
  const most = (test: (cell: string) => boolean): boolean =>
    given.filter(test).length / given.length >= MOST_OF;
  if (most((cell) => isCreditCode(normaliseCreditCode(cell)))) return 'creditCode';
  if (most((cell) => cell.length >= 4 && NAME_LIKE.test(cell.normalize('NFKC')))) return 'name';
  return most((cell) => cell.length <= 20 && registrationStateOf(cell) !== null) ? 'state' : null;
};

/** Proposes what each column holds: as the source's files meant before, else by header, else by its values. No field is given twice. */
export const proposeColumns = (
  headers: readonly SheetCell[],
  rows: readonly (readonly SheetCell[])[],
  remembered: RememberedHeaders = {},
): ColumnMapping => {
  const keys = headers.map(importHeaderKey);
  const known = keys.map((key) =>
    Object.hasOwn(remembered, key) ? (remembered[key] ?? null) : byHeader(key),
  );
  const taken = new Set<ImportField>(known.filter((field) => field !== null));
  const once = new Set<ImportField>();
  return known.map((field, column) => {
    const isRemembered = Object.hasOwn(remembered, keys[column] ?? '');
    const found =
      field ?? (isRemembered ? null : bySample(rows.slice(0, SAMPLE_ROWS).map((row) => textOf(row[column]))));
    if (found === null || once.has(found) || (field === null && taken.has(found))) return null;
    once.add(found);
    return found;
  });
};

/** What to remember of a mapping that an officer used. */
export const rememberColumns = (headers: readonly SheetCell[], mapping: ColumnMapping): RememberedHeaders =>
  Object.fromEntries(
    headers
      .map((header, index) => [importHeaderKey(header), mapping[index] ?? null] as const)
      .filter(([key]) => key !== ''),
  );

/** Index of the row that heads the columns: of the first rows the one with the most known headers. 0 where none is known. */
export const findColumnHeads = (
  rows: readonly (readonly SheetCell[])[],
  remembered: RememberedHeaders = {},
): number => {
  let best = { index: 0, known: 0 };
  rows.slice(0, MOST_TITLE_ROWS).forEach((row, index) => {
    const known = proposeColumns(row, [], remembered).filter((field) => field !== null).length;
    if (known > best.known) best = { index, known };
  });
  return best.index;
};
