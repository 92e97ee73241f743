import { utils, write } from '@e965/xlsx';

export type SheetCell = string | number | null;
export type SheetFile = { readonly name: string; readonly type: string; readonly base64: string };

/** Text that a spreadsheet would take for a formula is made plain text by an apostrophe in front. */
export const withoutFormula = (text: string): string =>
  /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;

const safe = (cell: SheetCell): SheetCell => (typeof cell === 'string' ? withoutFormula(cell) : cell);

const csvCell = (cell: SheetCell): string => {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const widthOf = (cell: SheetCell | undefined): number =>
  Array.from(cell === null || cell === undefined ? '' : String(cell)).reduce(
    (width, char) => width + (char > '\u2e7f' ? 2 : 1),
    0,
  );

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const WIDEST = 60;

/** Rows as a file: numbers stay numbers, text never becomes a formula. CSV is UTF-8 with a mark, so that Excel reads Chinese. */
export const writeSheet = (
  name: string,
  format: 'xlsx' | 'csv',
  rows: readonly (readonly SheetCell[])[],
): SheetFile => {
  const cells = rows.map((row) => row.map(safe));
  if (format === 'csv') {
    const text = `\uFEFF${cells.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
    return { name: `${name}.csv`, type: 'text/csv', base64: Buffer.from(text, 'utf8').toString('base64') };
  }
  const sheet = utils.aoa_to_sheet(cells);
  const columns = Math.max(0, ...cells.slice(0, 100).map((row) => row.length));
  sheet['!cols'] = Array.from({ length: columns }, (_, column) => ({
    wch: Math.min(WIDEST, 2 + Math.max(...cells.slice(0, 100).map((row) => widthOf(row[column])))),
  }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Sheet1');
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Uint8Array;
  return { name: `${name}.xlsx`, type: XLSX, base64: Buffer.from(bytes).toString('base64') };
};
