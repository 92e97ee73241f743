import {
  addDays,
  type Day,
  type EnterpriseId,
  type Instant,
  type Level,
  type OfficerId,
  type Scope,
  startOf,
} from '@weisu/core';
import { sql } from 'kysely';
import { type Page, pageOf } from '../desk/filters.ts';
import { scopeClause } from '../desk/scope-clause.ts';
import { among } from '../among.ts';
import type { Queryable } from '../engine.ts';

export type StoredOverride = {
  readonly id: string;
  readonly enterpriseId: EnterpriseId;
  readonly enterpriseName: string;
  readonly level: Level;
  readonly reason: string;
  readonly officerId: OfficerId;
  readonly byName: string;
  readonly at: Instant;
  readonly until: Day;
  readonly endedAt: Instant | null;
  readonly endReason: string | null;
};

const columns = sql`v.id, v.enterprise_id as "enterpriseId", e.name as "enterpriseName", v.level, v.reason,
  v.officer_id as "officerId", o.name as "byName", v.at, v.until, v.ended_at as "endedAt", v.end_reason as "endReason"`;
const tables = sql`level_overrides v join enterprises e on e.id = v.enterprise_id join officers o on o.id = v.officer_id`;

/** The level set by hand for an enterprise that has not been ended, whether or not its day has passed. */
export const findOpenOverride = async (
  db: Queryable,
  enterpriseId: EnterpriseId,
): Promise<StoredOverride | undefined> => {
  const { rows } = await sql<StoredOverride>`
    select ${columns} from ${tables} where v.enterprise_id = ${enterpriseId} and v.ended_at is null`.execute(
    db,
  );
  return rows[0];
};

export const findOverride = async (db: Queryable, id: string): Promise<StoredOverride | undefined> => {
  const { rows } = await sql<StoredOverride>`select ${columns} from ${tables} where v.id = ${id}`.execute(db);
  return rows[0];
};

export const insertOverride = async (
  trx: Queryable,
  override: Omit<StoredOverride, 'enterpriseName' | 'byName' | 'endedAt' | 'endReason'>,
): Promise<void> => {
  await sql`
    insert into level_overrides (id, enterprise_id, level, reason, officer_id, at, until)
    values (${override.id}, ${override.enterpriseId}, ${override.level}, ${override.reason}, ${override.officerId},
      ${override.at}::timestamptz, ${override.until}::date)`.execute(trx);
};

export const endOverrideRow = async (
  trx: Queryable,
  id: string,
  { by, at, reason }: { readonly by: OfficerId; readonly at: Instant; readonly reason: string },
): Promise<void> => {
  await sql`update level_overrides set ended_at = ${at}::timestamptz, ended_by = ${by}, end_reason = ${reason}
    where id = ${id} and ended_at is null`.execute(trx);
};

/** Levels set by hand that hold at the end of a day, as far as was known then; of all, or of these enterprises only. */
export const listOverridesOn = async (
  db: Queryable,
  asOf: Day,
  only?: readonly EnterpriseId[],
): Promise<readonly { readonly enterpriseId: EnterpriseId; readonly level: Level }[]> => {
  const end = startOf(addDays(asOf, 1));
  const { rows } = await sql<{ enterpriseId: EnterpriseId; level: Level }>`
    select enterprise_id as "enterpriseId", level from level_overrides
    where at < ${end}::timestamptz and until >= ${asOf}::date and (ended_at is null or ended_at >= ${end}::timestamptz)
      and ${among(only)}`.execute(db);
  return rows;
};

const MOST_OF_ONE = 20;

/** Levels set by hand for one enterprise, the newest first; the last 20. */
export const listOverridesOf = async (
  db: Queryable,
  enterpriseId: EnterpriseId,
): Promise<readonly StoredOverride[]> => {
  const { rows } = await sql<StoredOverride>`
    select ${columns} from ${tables} where v.enterprise_id = ${enterpriseId}
    order by v.at desc, v.id limit ${MOST_OF_ONE}`.execute(db);
  return rows;
};

/** Levels set by hand in a scope: those that hold first, then the newest. */
export const listOverrides = async (
  db: Queryable,
  scope: Scope,
  today: Day,
  page: Page,
): Promise<{ rows: readonly StoredOverride[]; total: number }> => {
  const { rows } = await sql<StoredOverride>`
    select ${columns} from ${tables} where ${scopeClause(scope)}
    order by (v.ended_at is null and v.until >= ${today}::date) desc, v.at desc, v.id ${pageOf(page)}`.execute(
    db,
  );
  const counted = await sql<{ total: number }>`
    select count(*) as total from ${tables} where ${scopeClause(scope)}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
};
