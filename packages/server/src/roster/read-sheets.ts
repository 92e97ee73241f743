import * as cpexcel from '@e965/xlsx/dist/cpexcel.full.mjs';
import { type CellObject, read as readBook, set_cptable, SSF, type WorkSheet } from '@e965/xlsx';
import type { RosterCell } from '@weisu/core';

// Old .xls and WPS .et files write Chinese in code page 936.
set_cptable(cpexcel);

export type RosterSheet = { readonly name: string; readonly rows: readonly (readonly RosterCell[])[] };

/** Rows of one sheet, its titles included. */
export const MOST_ROWS = 20_000;
const MOST_COLUMNS = 200;
const DAYS_1904 = 1462;

const dayOf = (serial: number, shift: number): string | null => {
  const date = SSF.parse_date_code(serial + shift) as { y: number; m: number; d: number } | null;
  if (date === null) return null;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.y}-${two(date.m)}-${two(date.d)}`;
};

/** Dates become days, numbers stay numbers (an identity number in a number cell shows as such), all else is text. */
const cellOf = (cell: CellObject | undefined, shift: number): RosterCell => {
  if (cell === undefined || cell.v === undefined || cell.t === 'z') return null;
  if (cell.t === 'n' && typeof cell.v === 'number') {
    const isDate = typeof cell.z === 'string' && SSF.is_date(cell.z);
    return isDate ? (dayOf(cell.v, shift) ?? cell.v) : cell.v;
  }
  return cell.t === 'e' ? (cell.w ?? '#ERROR') : String(cell.v);
};

const rowsOf = (sheet: WorkSheet, shift: number): RosterSheet['rows'] => {
  const rows = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[];
  // Holes of a sparse sheet would be skipped by map.
  return Array.from(rows, (row) =>
    Array.from(row?.slice(0, MOST_COLUMNS) ?? [], (cell) => cellOf(cell, shift)),
  );
};

/** The sheets of a workbook, at most a row more than `MOST_ROWS` of each. Throws what the library throws, or never comes back. */
export const readSheets = (bytes: Uint8Array): readonly RosterSheet[] => {
  const book = readBook(bytes, {
    type: 'array',
    dense: true,
    cellNF: true,
    cellHTML: false,
    sheetRows: MOST_ROWS + 1,
  });
  const shift = book.Workbook?.WBProps?.date1904 === true ? DAYS_1904 : 0;
  return book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name];
    return sheet === undefined ? [] : [{ name, rows: rowsOf(sheet, shift) }];
  });
};
