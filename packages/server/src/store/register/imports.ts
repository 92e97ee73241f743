import type { Instant, OfficerId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import type { UpsertCounts } from './write-enterprises.ts';

/** One import of enterprises. `rowsDone` rows have their outcome stored. */
export type StoredImport = {
  readonly id: string;
  readonly fileName: string;
  readonly state: 'running' | 'done' | 'failed' | 'undone';
  readonly officerId: OfficerId | null;
  /** Null where it was run from the command line. */
  readonly officerName: string | null;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  readonly rowsTotal: number | null;
  readonly rowsDone: number;
  readonly counts: ImportCounts;
  readonly problems: readonly StoredProblem[];
};

export type ImportCounts = UpsertCounts & {
  readonly refused: number;
  readonly skipped: number;
  readonly heads: number;
  /** Rows of enterprises that had been merged into others; imports from before it was counted have none. */
  readonly merged?: number | undefined;
};

export type StoredProblem = {
  readonly row: number;
  readonly field: string | null;
  readonly zh: string;
  readonly en: string;
};

export const NOTHING_DONE: ImportCounts = {
  inserted: 0,
  changed: 0,
  unchanged: 0,
  refused: 0,
  skipped: 0,
  heads: 0,
};

type NewImport = Pick<StoredImport, 'id' | 'fileName' | 'officerId' | 'startedAt' | 'rowsTotal'> & {
  readonly fileHash: string;
  readonly options: unknown;
};

const COLUMNS = sql`id, file_name as "fileName", state, officer_id as "officerId", (select o.name from officers o where o.id = imports.officer_id) as "officerName", started_at as "startedAt", finished_at as "finishedAt",
  rows_total as "rowsTotal", rows_done as "rowsDone", counts, problems`;

export const addImport = async (db: Queryable, added: NewImport): Promise<void> => {
  await sql`
    insert into imports (id, file_name, file_hash, options, state, officer_id, started_at, rows_total, counts)
    values (${added.id}, ${added.fileName}, ${added.fileHash}, ${JSON.stringify(added.options)}::jsonb, 'running', ${added.officerId},
      ${added.startedAt}::timestamptz, ${added.rowsTotal}, ${JSON.stringify(NOTHING_DONE)}::jsonb)`.execute(
    db,
  );
};

/** The newest import of the same bytes with the same options that was cut off, or undefined. */
export const findCutOff = async (
  db: Queryable,
  fileHash: string,
  options: unknown,
): Promise<StoredImport | undefined> => {
  const { rows } = await sql<StoredImport>`
    select ${COLUMNS} from imports where file_hash = ${fileHash} and state = 'running' and options = ${JSON.stringify(options)}::jsonb
    order by started_at desc limit 1`.execute(db);
  return rows[0];
};

/** How far it came; in the transaction of the rows themselves, so that going on neither repeats nor leaves out. */
export const noteProgress = async (
  trx: Queryable,
  id: string,
  rowsDone: number,
  counts: ImportCounts,
): Promise<void> => {
  await sql`update imports set rows_done = ${rowsDone}, counts = ${JSON.stringify(counts)}::jsonb where id = ${id}`.execute(
    trx,
  );
};

export const endImport = async (
  db: Queryable,
  id: string,
  end: {
    readonly state: 'done' | 'failed';
    readonly at: Instant;
    readonly counts: ImportCounts;
    readonly problems: readonly StoredProblem[];
  },
): Promise<void> => {
  await sql`update imports set state = ${end.state}, finished_at = ${end.at}::timestamptz, counts = ${JSON.stringify(end.counts)}::jsonb,
    problems = ${JSON.stringify(end.problems)}::jsonb where id = ${id}`.execute(db);
};

export const findImport = async (db: Queryable, id: string): Promise<StoredImport | undefined> => {
  const { rows } = await sql<StoredImport>`select ${COLUMNS} from imports where id = ${id}`.execute(db);
  return rows[0];
};

/** The newest imports, whoever ran them. */
export const listImports = async (db: Queryable, most: number): Promise<readonly StoredImport[]> => {
  const { rows } =
    await sql<StoredImport>`select ${COLUMNS} from imports order by started_at desc, id limit ${most}`.execute(
      db,
    );
  return rows;
};
