import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RefusedError } from '@weisu/core';
import { readWorkbook } from '../../roster/read-workbook.ts';
import type { CollectLimits } from '../collect/collect-limits.ts';
import { decodeBytes } from '../decode-bytes.ts';
import { formatOf } from '../list-files.ts';
import { fieldKey, readRows, type SourceRow } from '../read-rows.ts';
import type { RowProblem } from '../row-problem.ts';
import { SourceError } from '../row-problem.ts';
import { unpackArchive } from './unpack-archive.ts';

/** A workbook is read whole. */
const LARGEST_WORKBOOK_BYTES = 30 * 2 ** 20;
const HEADER_ROWS_LOOKED_AT = 10;

export const READABLE = /\.(?:(?:jsonl|ndjson|json|csv|tsv)(?:\.gz)?|xlsx|xls|et|zip|txt|html?)$/i;

const cellText = (cell: string | number | null | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell).trim();

/** The row with the titles: the first that has most cells filled with words. */
const headerIndex = (rows: readonly (readonly unknown[])[]): number => {
  const filled = rows
    .slice(0, HEADER_ROWS_LOOKED_AT)
    .map((row) => row.filter((cell) => typeof cell === 'string' && cell.trim() !== '').length);
  return Math.max(0, filled.indexOf(Math.max(...filled)));
};

async function* readSheetRows(path: string, name: string): AsyncGenerator<SourceRow | RowProblem> {
  if ((await stat(path)).size > LARGEST_WORKBOOK_BYTES)
    throw new SourceError(
      `${name}: 表格超过 30 MB，请另存为 CSV / the workbook is larger than 30 MB: save it as CSV`,
    );
  let sheets;
  try {
    sheets = await readWorkbook(await readFile(path));
  } catch (error) {
    if (error instanceof RefusedError) throw new SourceError(`${name}: ${error.refusal.detail}`);
    throw error;
  }
  for (const sheet of sheets) {
    const at = headerIndex(sheet.rows);
    const titles = (sheet.rows[at] ?? []).map(cellText);
    const file = sheets.length === 1 ? name : `${name}#${sheet.name}`;
    for (const [index, cells] of sheet.rows.entries()) {
      if (index <= at || cells.every((cell) => cellText(cell) === '')) continue;
      const named = titles.flatMap((title, column) =>
        title === '' ? [] : [[title, cells[column] ?? ''] as const],
      );
      yield {
        file,
        row: index + 1,
        values: new Map(named.map(([title, cell]) => [fieldKey(title), cell])),
        names: new Map(named.map(([title]) => [fieldKey(title), title])),
      };
    }
  }
}

/** A text or a web page that is a file of its own. */
async function* readLooseText(
  path: string,
  name: string,
  limits: CollectLimits,
): AsyncGenerator<SourceRow | RowProblem> {
  if ((await stat(path)).size > limits.maxHtmlLength * 4)
    throw new SourceError(
      `${name}: 超过 ${limits.maxHtmlLength} 字 / longer than ${limits.maxHtmlLength} characters`,
    );
  const text = decodeBytes(await readFile(path));
  yield {
    file: name,
    row: 1,
    values: new Map<string, unknown>([
      ['title', name.replace(/^.*[/\\]/, '').replace(/\.[a-z]+$/i, '')],
      ['text', text],
    ]),
    names: new Map([['text', 'text']]),
  };
}

async function* readArchiveRows(
  path: string,
  name: string,
  limits: CollectLimits,
): AsyncGenerator<SourceRow | RowProblem> {
  const folder = await mkdtemp(join(tmpdir(), 'weisu-'));
  try {
    for await (const unpacked of unpackArchive(path, limits, folder)) {
      const shown = `${name}/${unpacked.name}`;
      if ('zh' in unpacked) {
        yield { file: shown, row: 0, field: null, zh: unpacked.zh, en: unpacked.en };
        continue;
      }
      try {
        if (READABLE.test(unpacked.path)) yield* readFileRows(unpacked.path, shown, limits);
        else yield { file: shown, row: 0, field: null, zh: '不支持的格式', en: 'unknown format' };
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        yield { file: shown, row: 0, field: null, zh: error.message, en: error.message };
      } finally {
        await rm(unpacked.path, { force: true });
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The rows of a file of any kind that sources send: JSON Lines, CSV, TSV (each also gzip), Excel and WPS workbooks, loose texts and
 * web pages, and zip archives of these. What cannot be read comes as a problem that names file and row; the rest comes.
 * @param name how problems and keys call the file
 * @throws SourceError where the file itself cannot be read
 */
export async function* readFileRows(
  path: string,
  name: string,
  limits: CollectLimits,
): AsyncGenerator<SourceRow | RowProblem> {
  const lower = path.toLowerCase();
  if (lower.endsWith('.zip')) yield* readArchiveRows(path, name, limits);
  else if (/\.(?:xlsx|xls|et)$/.test(lower)) yield* readSheetRows(path, name);
  else if (/\.(?:txt|html?)$/.test(lower)) yield* readLooseText(path, name, limits);
  else if (formatOf(path) !== undefined)
    yield* readRows(path, name, { maxBytes: limits.maxFileBytes, maxLineLength: limits.maxLineLength });
  else
    throw new SourceError(
      `${name}: 不支持的格式，可用 .csv .tsv .jsonl .xlsx .xls .et .zip .txt .html / unknown format`,
    );
}
