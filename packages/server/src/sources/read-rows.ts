import { parse } from 'csv-parse';
import { pipeline } from 'node:stream';
import { Readable } from 'node:stream';
import { formatOf } from './list-files.ts';
import { READ_LIMITS, readText, splitLines } from './read-text.ts';
import type { ReadLimits } from './read-text.ts';
import type { RowProblem } from './row-problem.ts';
import { SourceError } from './row-problem.ts';
import { storable } from './storable.ts';

/** One row of a file. Keys are in the form of `fieldKey`, `names` gives the field's name as the file writes it. */
export type SourceRow = {
  readonly file: string;
  readonly row: number;
  readonly values: ReadonlyMap<string, unknown>;
  readonly names: ReadonlyMap<string, string>;
};

/** The form in which field names are compared: `Credit_Code`, `creditCode` and `credit code` are one. */
export const fieldKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-（）()]/g, '');

export const isProblem = (row: SourceRow | RowProblem): row is RowProblem => 'zh' in row;

type Header = { readonly keys: readonly string[]; readonly names: ReadonlyMap<string, string> };

const headerOf = (file: string, cells: readonly string[]): Header => {
  const keys = cells.map((cell) => fieldKey(cell));
  const repeated = keys.find((key, index) => key !== '' && keys.indexOf(key) !== index);
  if (repeated !== undefined)
    throw new SourceError(`${file}:1 表头重复：${repeated} / repeated column: ${repeated}`);
  return { keys, names: new Map(keys.map((key, index) => [key, (cells[index] ?? '').trim()])) };
};

const rowFromCells = (
  file: string,
  row: number,
  header: Header,
  cells: readonly string[],
): SourceRow | RowProblem => {
  if (cells.length !== header.keys.length) {
    return {
      file,
      row,
      field: null,
      zh: `应有 ${header.keys.length} 列，实有 ${cells.length} 列`,
      en: `${header.keys.length} columns expected, ${cells.length} found`,
    };
  }
  const values = new Map(header.keys.map((key, index) => [key, storable((cells[index] ?? '').trim())]));
  return { file, row, values, names: header.names };
};

const rowFromJson = (file: string, row: number, text: string): SourceRow | RowProblem => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { file, row, field: null, zh: '不是 JSON 对象', en: 'is not a JSON object' };
    }
    const entries = Object.entries(value);
    return {
      file,
      row,
      values: new Map(entries.map(([name, v]) => [fieldKey(name), typeof v === 'string' ? storable(v) : v])),
      names: new Map(entries.map(([name]) => [fieldKey(name), name])),
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { file, row, field: null, zh: `不是有效的 JSON：${why}`, en: `is not valid JSON: ${why}` };
  }
};

async function* readLineRows(
  path: string,
  file: string,
  limits: ReadLimits,
  chunks: AsyncIterable<string>,
): AsyncGenerator<SourceRow | RowProblem> {
  let header: Header | undefined;
  const isTable = formatOf(path) === 'tsv';
  for await (const { row, text, tooLong } of splitLines(chunks, limits.maxLineLength)) {
    if (tooLong) {
      yield {
        file,
        row,
        field: null,
        zh: `行长超过 ${limits.maxLineLength} 字`,
        en: `longer than ${limits.maxLineLength} characters`,
      };
    } else if (text.trim() === '') {
      continue;
    } else if (!isTable) {
      yield rowFromJson(file, row, text);
    } else if (header === undefined) {
      header = headerOf(file, text.split('\t'));
    } else {
      yield rowFromCells(file, row, header, text.split('\t'));
    }
  }
}

async function* readCsvRows(
  file: string,
  limits: ReadLimits,
  chunks: AsyncIterable<string>,
): AsyncGenerator<SourceRow | RowProblem> {
  const parser = parse({
    bom: true,
    record_delimiter: ['\r\n', '\n'],
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: limits.maxLineLength,
  });
  pipeline(Readable.from(chunks), parser, () => undefined);
  let header: Header | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      const lines = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
      if (header === undefined) header = headerOf(file, record);
      // `info.lines` is the line on which the row ends; it is named by the one on which it begins.
      else yield rowFromCells(file, Math.max(1, info.lines - lines), header, record);
    }
  } catch (error) {
    if (error instanceof SourceError || !(error instanceof Error) || !('code' in error)) throw error;
    const row = 'lines' in error && typeof error.lines === 'number' ? error.lines : 0;
    yield {
      file,
      row,
      field: null,
      zh: `CSV 从此行起无法解析：${error.message}`,
      en: `CSV cannot be read from here on: ${error.message}`,
    };
  }
}

const isDamaged = ({ values }: SourceRow): boolean =>
  [...values.values()].some((value) => typeof value === 'string' && value.includes('\uFFFD'));

/**
 * The rows of a JSON Lines, CSV or TSV file (also gzip; UTF-8, UTF-16 or GB18030), one by one; a row that cannot be read
 * comes as its problem. `file` is how problems name it.
 * @throws SourceError where the file cannot be read further.
 */
export async function* readRows(
  path: string,
  file: string = path,
  limits: ReadLimits = READ_LIMITS,
): AsyncGenerator<SourceRow | RowProblem> {
  const { chunks, mayBeDamaged } = await readText(path, limits);
  const rows =
    formatOf(path) === 'csv' ? readCsvRows(file, limits, chunks) : readLineRows(path, file, limits, chunks);
  for await (const row of rows) {
    if (mayBeDamaged && !isProblem(row) && isDamaged(row)) {
      yield {
        file,
        row: row.row,
        field: null,
        zh: '有无法识别的字节',
        en: 'has bytes that fit neither UTF-8 nor GB18030',
      };
    } else yield row;
  }
}
