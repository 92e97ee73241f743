import * as cpexcel from '@e965/xlsx/dist/cpexcel.full.mjs';
import { type CellObject, read as readBook, set_cptable, SSF, type WorkSheet } from '@e965/xlsx';
import { refuse, type RosterCell } from '@weisu/core';
import { readDelimited } from './read-delimited.ts';
import { unpackedSize } from './unpacked-size.ts';

// Old .xls and WPS .et files write Chinese in code page 936.
set_cptable(cpexcel);

export type RosterSheet = { readonly name: string; readonly rows: readonly (readonly RosterCell[])[] };

/** Rows of one sheet, its titles included. */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 200;
const MOST_UNPACKED_BYTES = 300 * 2 ** 20;
const DAYS_1904 = 1462;

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isOle = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf;

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

const readSheets = (bytes: Uint8Array): readonly RosterSheet[] => {
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

const looksLikeMarkup = (bytes: Uint8Array): boolean =>
  /^\s*(?:<\?xml|<html|<table|<!doctype|<meta)/i.test(Buffer.from(bytes.subarray(0, 512)).toString('latin1'));

/**
 * The sheets with content of an .xlsx, .xls, WPS .et, HTML table saved as .xls, or delimited text in UTF-8, GB18030 or UTF-16.
 * The bytes decide, not the file's name. Refuses with `bad-input` or `too-large`, field `file`.
 */
export const readWorkbook = async (bytes: Uint8Array): Promise<readonly RosterSheet[]> => {
  if (isZip(bytes) && (unpackedSize(bytes) ?? Infinity) > MOST_UNPACKED_BYTES)
    return refuse('too-large', '表格解压后过大 / the sheet is too large once unpacked', 'file');
  let read: readonly RosterSheet[];
  try {
    read =
      isZip(bytes) || isOle(bytes) || looksLikeMarkup(bytes)
        ? readSheets(bytes)
        : [{ name: 'CSV', rows: await readDelimited(bytes, MOST_ROWS + 1) }];
  } catch {
    return refuse(
      'bad-input',
      '无法读取此文件，请用 Excel 或 WPS 另存为 .xlsx 或 .csv 再试（加密的文件请先取消密码） / cannot read this file: save it as .xlsx or .csv (without a password)',
      'file',
    );
  }
  const sheets = read.filter(({ rows }) =>
    rows.some((row) => row.some((cell) => cell !== null && cell !== '')),
  );
  if (sheets.length === 0) return refuse('bad-input', '文件里没有内容 / the file is empty', 'file');
  if (sheets.some(({ rows }) => rows.length > MOST_ROWS))
    return refuse(
      'too-large',
      `每张表最多 ${MOST_ROWS} 行，请分批导入 / at most ${MOST_ROWS} rows a sheet`,
      'file',
    );
  return sheets;
};
