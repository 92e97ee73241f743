import {
  type ColumnMapping,
  findColumnHeads,
  type ImportField,
  IMPORT_FIELDS,
  proposeColumns,
  refuse,
  type RememberedHeaders,
} from '@weisu/core';
import type { RosterSheet } from '../../roster/read-sheets.ts';
import { readWorkbook } from '../../roster/read-workbook.ts';
import { type SheetFile, writeSheet } from '../../roster/write-sheet.ts';
import type { SourceRow } from '../read-rows.ts';
import type { RowProblem } from '../row-problem.ts';

export type SentRegister = {
  readonly sheets: readonly RosterSheet[];
  readonly sheet: RosterSheet;
  readonly headerRow: number;
  readonly headers: readonly (string | number | null)[];
  readonly mapping: ColumnMapping;
  readonly remembered: boolean;
};

export type AskedRegister = {
  readonly file: { readonly name: string; readonly base64: string };
  readonly sheet?: string | undefined;
  readonly headerRow?: number | undefined;
  readonly mapping?: ColumnMapping | undefined;
};

const cellOf = (value: unknown): string | number | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  return Array.isArray(value) ? value.map(String).join('；') : JSON.stringify(value);
};

/** JSON Lines as a sheet whose columns are every key that occurs; undefined where the bytes are none. */
const readJsonLines = (bytes: Uint8Array): RosterSheet | undefined => {
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '');
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const rows = text
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    return { name: 'JSON Lines', rows: [keys, ...rows.map((row) => keys.map((key) => cellOf(row[key])))] };
  } catch {
    return refuse('bad-input', '不是有效的 JSON Lines / is not valid JSON Lines', 'file');
  }
};

/** Reads a sent file of enterprises: its sheets, the row that heads the columns, and what each column holds. Refuses with `bad-input`. */
export const readSentRegister = async (
  asked: AskedRegister,
  remembered: RememberedHeaders,
): Promise<SentRegister> => {
  const bytes = new Uint8Array(Buffer.from(asked.file.base64, 'base64'));
  const lines = readJsonLines(bytes);
  const sheets = lines === undefined ? await readWorkbook(bytes) : [lines];
  const sheet =
    (asked.sheet === undefined ? sheets[0] : sheets.find(({ name }) => name === asked.sheet)) ??
    refuse('bad-input', '文件里没有这张表 / the file has no such sheet', 'sheet');
  const headerRow = asked.headerRow ?? findColumnHeads(sheet.rows, remembered);
  const headers = sheet.rows[headerRow] ?? [];
  const below = sheet.rows.slice(headerRow + 1);
  const proposed = proposeColumns(headers, below, remembered);
  const mapping = asked.mapping ?? proposed;
  const given = mapping.filter((field) => field !== null);
  if (new Set(given).size !== given.length)
    refuse('bad-input', '同一内容只能对应一列 / a field can stand for one column only', 'mapping');
  const plain = proposeColumns(headers, below);
  const isRemembered = asked.mapping === undefined && proposed.some((field, at) => field !== plain[at]);
  return { sheets, sheet, headerRow, headers, mapping, remembered: isRemembered };
};

/** True where a mapping can bring enterprises at all. */
export const isWholeColumns = (mapping: ColumnMapping): boolean =>
  mapping.includes('name') && mapping.includes('creditCode');

const isBlank = (cells: readonly (string | number | null)[]): boolean =>
  cells.every((cell) => cell === null || String(cell).trim() === '');

/** The rows below the headers as sources have them, blank ones left out. `row` counts from 1 as the sheet shows it. */
export async function* rowsOfRegister(sent: SentRegister, file: string): AsyncGenerator<SourceRow> {
  const fields = sent.mapping.flatMap((field, column): { field: ImportField; column: number }[] =>
    field === null ? [] : [{ field, column }],
  );
  const names = new Map(
    fields.map(({ field, column }) => [
      IMPORT_FIELDS[field][0] as string,
      String(sent.headers[column] ?? ''),
    ]),
  );
  for (const [index, cells] of sent.sheet.rows.entries()) {
    if (index <= sent.headerRow || isBlank(cells)) continue;
    const values = new Map(
      fields.map(({ field, column }) => [IMPORT_FIELDS[field][0] as string, cells[column] ?? '']),
    );
    yield { file, row: index + 1, values, names };
  }
}

export const countRows = ({ sheet, headerRow }: SentRegister): number =>
  sheet.rows.filter((cells, index) => index > headerRow && !isBlank(cells)).length;

/** The first rows as the sheet has them. */
export const sampleRows = ({ sheet, headerRow }: SentRegister, count: number) =>
  sheet.rows
    .map((cells, index) => ({
      row: index + 1,
      cells: cells.map((cell) => (cell === null ? '' : String(cell))),
    }))
    .slice(headerRow + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .slice(0, count);

/** The bad rows as they were, each with its row and reasons in front: to mend in the same sheet and send again. */
export const refusedRowsFile = (
  { sheet, headers }: SentRegister,
  problems: readonly RowProblem[],
  fileName: string,
): SheetFile | null => {
  if (problems.length === 0) return null;
  const reasons = new Map<number, string[]>();
  for (const { row, field, zh } of problems)
    reasons.set(row, [...(reasons.get(row) ?? []), field === null || field === '' ? zh : `${field}：${zh}`]);
  const rows = [...reasons].map(([row, why]) => [row, why.join('；'), ...(sheet.rows[row - 1] ?? [])]);
  const stem = fileName.replace(/\.[^.]*$/, '').slice(0, 80);
  return writeSheet(`${stem}-未导入`, 'xlsx', [['原行号', '原因', ...headers], ...rows]);
};
