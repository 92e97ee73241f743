import type { RosterCell } from '@weisu/core';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { detectCharset } from '../sources/charset.ts';

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const DELIMITERS = [',', '\t', ';', '，', '|'] as const;

/** The delimiter that occurs most often in the first lines. */
const delimiterOf = (text: string): string => {
  const head = text.split('\n', 20).join('\n');
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: head.split(delimiter).length - 1 }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
};

/** Rows of a delimited text (UTF-8, GB18030 or UTF-16), at most `mostRows`. Cells are text. Throws where quotes are broken. */
export const readDelimited = async (
  bytes: Uint8Array,
  mostRows: number,
): Promise<readonly (readonly RosterCell[])[]> => {
  const { encoding } = await detectCharset(whole(bytes));
  const text = iconv.decode(Buffer.from(bytes), encoding);
  const rows: string[][] = parse(text, {
    delimiter: delimiterOf(text),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    to: mostRows,
  });
  return rows;
};
