import type {
  Belongings,
  CaseFileId,
  EnterpriseId,
  Instant,
  Level,
  Scope,
  UnitId,
  WarningId,
} from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { areaClause } from './scope-clause.ts';

type Parts = Pick<Belongings, 'warnings' | 'letters' | 'notices'>;

const idsOf = async (
  trx: Queryable,
  table: 'warnings' | 'letters' | 'notices',
  id: string,
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where case_file_id = ${id} order by id`.execute(trx);
  return rows.map((row) => row.id);
};

/** Everything but claims that belongs to a case file. */
export const listParts = async (trx: Queryable, id: string): Promise<Parts> => ({
  warnings: await idsOf(trx, 'warnings', id),
  letters: await idsOf(trx, 'letters', id),
  notices: await idsOf(trx, 'notices', id),
});

/** Notices that tell of these warnings, in a case file. */
export const listNoticesOf = async (
  trx: Queryable,
  id: string,
  warnings: readonly string[],
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from notices where case_file_id = ${id} and warning_id = any(${[...warnings]}::text[]) order by id`.execute(
    trx,
  );
  return rows.map((row) => row.id);
};

/** Hands parts of a case file over to another, whose unit answers for the open warnings from now on. */
export const movePart = async (
  trx: Queryable,
  parts: Parts,
  to: { readonly id: CaseFileId; readonly unitId: UnitId },
): Promise<void> => {
  const of = (ids: readonly string[]) => sql`id = any(${[...ids]}::text[])`;
  await sql`update warnings set case_file_id = ${to.id}, version = version + 1,
      unit_id = case when state = 'dispatched' then ${to.unitId} else unit_id end
    where ${of(parts.warnings)}`.execute(trx);
  await sql`update letters set case_file_id = ${to.id},
      enterprise_id = coalesce(enterprise_id, (select c.enterprise_id from case_files c where c.id = letters.case_file_id))
    where ${of(parts.letters)}`.execute(trx);
  await sql`update notices set case_file_id = ${to.id} where ${of(parts.notices)}`.execute(trx);
};

/** Writes where a case file's work goes on, or that it goes on here again. */
export const writeMergedInto = async (trx: Queryable, id: string, into: string | null): Promise<void> => {
  await sql`update case_files set merged_into = ${into} where id = ${id}`.execute(trx);
};

/** A warning of a case file, as far as it takes to tell it from the others. */
export type FileWarning = {
  readonly id: WarningId;
  readonly enterpriseId: EnterpriseId;
  readonly enterpriseName: string;
  readonly level: Exclude<Level, 'none'>;
  readonly raisedAt: Instant;
};

/** The warnings of a case file, oldest first. */
export const listFileWarnings = async (db: Queryable, id: string): Promise<readonly FileWarning[]> => {
  const { rows } = await sql<FileWarning>`
    select w.id, w.enterprise_id as "enterpriseId", e.name as "enterpriseName", w.level, w.raised_at as "raisedAt"
    from warnings w join enterprises e on e.id = w.enterprise_id where w.case_file_id = ${id} order by w.raised_at, w.id`.execute(
    db,
  );
  return rows;
};

export type OtherFile = {
  readonly id: CaseFileId;
  readonly enterpriseId: EnterpriseId;
  readonly enterpriseName: string;
  readonly creditCode: string;
  readonly unitId: UnitId;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
};

const otherColumns = sql`
  c.id, c.enterprise_id as "enterpriseId", e.name as "enterpriseName", e.credit_code as "creditCode", c.unit_id as "unitId",
  c.opened_at as "openedAt", c.closed_at as "closedAt"`;

/** Case files by id, as others name them. */
export const listOtherFiles = async (
  db: Queryable,
  ids: readonly string[],
): Promise<readonly OtherFile[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<OtherFile>`
    select ${otherColumns} from case_files c join enterprises e on e.id = c.enterprise_id
    where c.id = any(${[...ids]}::text[])`.execute(db);
  return rows;
};

/**
 * Those of the case files that the scope shows. A file that was merged into one of another area took its warnings, letters and
 * notices along: their own area still sees them, and not where they lie.
 */
export const listSeenFileIds = async (
  db: Queryable,
  scope: Scope,
  ids: readonly (string | null)[],
): Promise<ReadonlySet<string | null>> => {
  const { rows } = await sql<{ id: string }>`
    select c.id from case_files c
    where c.id = any(${ids.filter((id) => id !== null)}::text[]) and ${areaClause(scope, 'c')}`.execute(db);
  return new Set(rows.map(({ id }) => id));
};

/** The case file of this id where the scope shows it, else null. */
export const seenFileId = async <Id extends string>(
  db: Queryable,
  scope: Scope,
  id: Id | null,
): Promise<Id | null> => ((await listSeenFileIds(db, scope, [id])).has(id) ? id : null);

/** Open case files of these enterprises, all but one, newest first. */
export const listOpenFilesOf = async (
  db: Queryable,
  enterpriseIds: readonly string[],
  but: string,
): Promise<readonly OtherFile[]> => {
  const { rows } = await sql<OtherFile>`
    select ${otherColumns} from case_files c join enterprises e on e.id = c.enterprise_id
    where c.enterprise_id = any(${[...enterpriseIds]}::text[]) and c.closed_at is null and c.id <> ${but}
    order by c.opened_at desc, c.id`.execute(db);
  return rows;
};
