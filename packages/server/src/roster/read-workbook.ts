import { refuse, RefusedError } from '@weisu/core';
import { readDelimited } from './read-delimited.ts';
import { MOST_ROWS, type RosterSheet } from './read-sheets.ts';
import { readSheetsApart } from './read-sheets-apart.ts';
import { storable } from '../sources/storable.ts';
import { unpackedSize } from './unpacked-size.ts';

const MOST_UNPACKED_BYTES = 300 * 2 ** 20;

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isOle = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf;

const looksLikeMarkup = (bytes: Uint8Array): boolean =>
  /^\s*(?:<\?xml|<html|<table|<!doctype|<meta)/i.test(Buffer.from(bytes.subarray(0, 512)).toString('latin1'));

/**
 * The sheets with content of an .xlsx, .xls, WPS .et, HTML table saved as .xls, or delimited text in UTF-8, GB18030 or UTF-16.
 * The bytes decide, not the file's name. Refuses with `bad-input` or `too-large`, field `file`.
 */
export const readWorkbook = async (bytes: Uint8Array): Promise<readonly RosterSheet[]> => {
  let read: readonly RosterSheet[];
  try {
    if (isZip(bytes) && (await unpackedSize(bytes, MOST_UNPACKED_BYTES)) > MOST_UNPACKED_BYTES)
      return refuse('too-large', '表格解压后过大 / the sheet is too large once unpacked', 'file');
    read =
      isZip(bytes) || isOle(bytes) || looksLikeMarkup(bytes)
        ? await readSheetsApart(bytes)
        : [{ name: 'CSV', rows: await readDelimited(bytes, MOST_ROWS + 1) }];
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    return refuse(
      'bad-input',
      '无法读取此文件，请用 Excel 或 WPS 另存为 .xlsx 或 .csv 再试（加密的文件请先取消密码） / cannot read this file: save it as .xlsx or .csv (without a password)',
      'file',
    );
  }
  const kept = read.map(({ name, rows }) => ({
    name: storable(name),
    rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? storable(cell) : cell))),
  }));
  const sheets = kept.filter(({ rows }) =>
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
