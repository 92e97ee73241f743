import type { Instant } from '@weisu/core';
import type { Database } from '../../store/engine.ts';
import { endBulkLoad, landBulkLoad } from '../../store/register/bulk-load.ts';
import { stageEnterprises } from '../../store/register/staged-register.ts';
import { findHeads, refreshRegister } from '../../store/register/branches.ts';
import {
  endImport,
  type ImportCounts,
  NOTHING_DONE,
  noteProgress,
  type StoredProblem,
} from '../../store/register/imports.ts';
import {
  compareEnterprises,
  type UpsertCounts,
  type Written,
  writeEnterprises,
} from '../../store/register/write-enterprises.ts';
import type { MergedRow } from '../../store/register/fill-survivors.ts';
import type { Provenance } from '../../store/register/provenance.ts';
import type { ImportSummary } from '../import-rows.ts';
import type { RowProblem } from '../row-problem.ts';
import type { EnterpriseBatch } from './parse-batches.ts';

/** What an import of enterprises did. `kept` is false after a dry run and where `strict` met a refused row. */
export type RegisterSummary = ImportSummary & {
  readonly counts: UpsertCounts;
  readonly importId: string | null;
  /** Rows that an earlier run of the same import had stored already. */
  readonly resumedAfter: number;
  /** Branches that found their head. */
  readonly heads: number;
  /** Rows whose enterprises had been merged into others: they tell the survivor what it does not know, and no more. */
  readonly merged: number;
};

const MOST_PROBLEMS_KEPT = 200;
/** From so many rows on the planner's idea of the tables is out of date. */
const MANY = 10_000;

export type WriteOptions = {
  readonly database: Database;
  /** Null compares only and writes nothing. */
  readonly importId: string | null;
  readonly files: number;
  readonly provenance: Provenance;
  readonly now: () => Instant;
  /** Rows that were stored by an earlier run, and what that counted. */
  readonly from: number;
  readonly before?: ImportCounts | undefined;
  readonly onProblem?: ((problem: RowProblem) => void) | undefined;
  readonly onProgress?: ((rows: number, file: string) => void) | undefined;
  /** The register is empty: rows gather in the stage that `beginBulkLoad` opened, and land together. */
  readonly isStaged?: boolean | undefined;
  readonly onMerged?: ((row: MergedRow) => void) | undefined;
};

type Running = { rows: number; counts: ImportCounts };

const add = (to: ImportCounts, done: Written, { problems, skipped }: EnterpriseBatch): ImportCounts => ({
  ...to,
  inserted: to.inserted + done.inserted,
  changed: to.changed + done.changed,
  unchanged: to.unchanged + done.unchanged,
  refused: to.refused + problems.length,
  skipped: to.skipped + skipped,
  merged: (to.merged ?? 0) + done.merged.length,
});

const writeBatch = (
  { database, importId, provenance, isStaged, onMerged }: WriteOptions,
  batch: EnterpriseBatch,
  { rows, counts }: Running,
): Promise<ImportCounts> =>
  database.transaction(async (trx) => {
    const written =
      importId === null
        ? await compareEnterprises(trx, batch.enterprises)
        : isStaged === true
          ? await stageEnterprises(trx, batch.enterprises).then(() => ({
              inserted: batch.enterprises.count,
              changed: 0,
              unchanged: 0,
              merged: [],
            }))
          : await writeEnterprises(trx, batch.enterprises, { ...provenance, importId });
    for (const row of written.merged) onMerged?.(row);
    const done = add(counts, written, batch);
    if (importId !== null) await noteProgress(trx, importId, rows, done);
    return done;
  });

/** Writes batch after batch, each in a transaction with the note of how far it came, and then finds the heads of branches. */
export const writeBatches = async (
  batches: AsyncIterable<EnterpriseBatch>,
  options: WriteOptions,
): Promise<RegisterSummary> => {
  const { database, importId, from, before = NOTHING_DONE } = options;
  const problems: StoredProblem[] = [];
  let state: Running = { rows: 0, counts: before };
  const end = (state_: 'done' | 'failed'): Promise<void> =>
    importId === null
      ? Promise.resolve()
      : endImport(database.kysely, importId, {
          state: state_,
          at: options.now(),
          counts: state.counts,
          problems,
        });
  for await (const batch of batches) {
    for (const problem of batch.problems) {
      options.onProblem?.(problem);
      const { row, field, zh, en } = problem;
      if (problems.length < MOST_PROBLEMS_KEPT) problems.push({ row, field, zh, en });
    }
    const rows = state.rows + batch.rows;
    state =
      rows <= from
        ? { ...state, rows }
        : { rows, counts: await writeBatch(options, batch, { rows, counts: state.counts }) };
    options.onProgress?.(rows, batch.file);
  }
  if (importId !== null && options.isStaged === true)
    await landBulkLoad(database, { ...options.provenance, importId });
  if (importId !== null) await endBulkLoad(database);
  const isMany = state.counts.inserted + state.counts.changed > MANY;
  // Before heads are looked for: on a table whose size it does not know the planner asks 180,000 branches one by one.
  if (importId !== null && isMany) await refreshRegister(database.kysely);
  const heads =
    importId === null
      ? 0
      : await database.transaction((trx) => findHeads(trx, options.provenance.recordedAt));
  state = { ...state, counts: { ...state.counts, heads } };
  await end('done');
  const { inserted, changed, unchanged, refused, skipped } = state.counts;
  return {
    files: options.files,
    rows: state.rows,
    refused,
    skipped,
    counts: { inserted, changed, unchanged },
    kept: importId !== null,
    importId,
    resumedAfter: from,
    heads,
    merged: state.counts.merged ?? 0,
  };
};
