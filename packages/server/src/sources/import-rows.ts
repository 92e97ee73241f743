import { relative, sep } from 'node:path';
import type { Database, Queryable } from '../store/engine.ts';
import { listFiles } from './list-files.ts';
import { isProblem, readRows } from './read-rows.ts';
import type { SourceRow } from './read-rows.ts';
import type { ReadLimits } from './read-text.ts';
import { FieldError } from './row-problem.ts';
import type { RowProblem } from './row-problem.ts';

/** A parsed row that remembers where it stood. */
export type Parsed<T> = { readonly row: SourceRow; readonly value: T };

/** How rows of one kind become something stored. */
export type Importer<T> = {
  /** Null leaves the row out without complaint. Throws a FieldError for a bad value. */
  readonly parse: (row: SourceRow) => T | null;
  /** Writes a batch inside the transaction; `refuse` names rows that cannot be stored. Answers what was done, by name. */
  readonly write: (
    trx: Queryable,
    batch: readonly Parsed<T>[],
    refuse: (row: SourceRow, error: FieldError) => void,
  ) => Promise<Readonly<Record<string, number>>>;
};

export type ImportOptions = {
  /** All or nothing: one refused row and nothing lands. */
  readonly strict?: boolean;
  /** Do everything, keep nothing. */
  readonly dryRun?: boolean;
  readonly limits?: ReadLimits;
  readonly onProblem?: (problem: RowProblem) => void;
  readonly onProgress?: (rows: number, file: string) => void;
};

export type ImportSummary = {
  readonly files: number;
  /** Rows read, without headers and empty lines. */
  readonly rows: number;
  readonly refused: number;
  /** Rows left out on purpose, such as those of another province. */
  readonly skipped: number;
  /** What was written, by name. All zero where nothing was kept. */
  readonly counts: Readonly<Record<string, number>>;
  /** False after a dry run, and where `strict` met a refused row. */
  readonly kept: boolean;
};

const BATCH_ROWS = 5_000;

/** Thrown to roll the one transaction back; never leaves this file. */
class NotKept extends Error {}

const nameOf = (path: string, file: string): string =>
  (file === path ? file.split(sep).at(-1) : relative(path, file)) ?? file;

/**
 * Reads every row below a path and stores the good ones, a transaction a batch; bad ones are named to `onProblem`.
 * With `strict` or `dryRun` it is one transaction for all.
 * @throws SourceError where a file cannot be read at all.
 */
export const importRows = async <T>(
  database: Database,
  path: string,
  importer: Importer<T>,
  options: ImportOptions = {},
): Promise<ImportSummary> => {
  const files = await listFiles(path);
  const counts: Record<string, number> = {};
  let rows = 0;
  let refused = 0;
  let skipped = 0;
  const report = (problem: RowProblem): void => {
    refused += 1;
    options.onProblem?.(problem);
  };
  const refuse = ({ file, row }: SourceRow, { field, zh, en }: FieldError): void =>
    report({ file, row, field, zh, en });

  const parse = (row: SourceRow): Parsed<T> | null => {
    try {
      const value = importer.parse(row);
      if (value !== null) return { row, value };
      skipped += 1;
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      refuse(row, error);
    }
    return null;
  };

  const run = async (
    write: (batch: readonly Parsed<T>[]) => Promise<Readonly<Record<string, number>>>,
  ): Promise<void> => {
    let batch: Parsed<T>[] = [];
    const flush = async (): Promise<void> => {
      if (batch.length > 0)
        for (const [name, count] of Object.entries(await write(batch)))
          counts[name] = (counts[name] ?? 0) + count;
      batch = [];
    };
    for (const file of files) {
      const name = nameOf(path, file);
      for await (const row of readRows(file, name, options.limits)) {
        rows += 1;
        if (rows % 1_000 === 0) options.onProgress?.(rows, name);
        if (isProblem(row)) report(row);
        else {
          const parsed = parse(row);
          if (parsed) batch.push(parsed);
        }
        if (batch.length >= BATCH_ROWS) await flush();
      }
    }
    await flush();
  };

  const summary = (kept: boolean): ImportSummary => ({
    files: files.length,
    rows,
    refused,
    skipped,
    counts,
    kept,
  });
  if (!options.strict && !options.dryRun) {
    await run((batch) => database.transaction((trx) => importer.write(trx, batch, refuse)));
    return summary(true);
  }
  try {
    await database.transaction(async (trx) => {
      await run((batch) => importer.write(trx, batch, refuse));
      if (options.dryRun || refused > 0) throw new NotKept();
    });
    return summary(true);
  } catch (error) {
    if (!(error instanceof NotKept)) throw error;
    if (!options.dryRun) for (const name of Object.keys(counts)) counts[name] = 0;
    return summary(false);
  }
};
