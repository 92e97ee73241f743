import {
  addDays,
  type Day,
  type EnterpriseId,
  OPEN_TROUBLE_KINDS,
  type PastTraits,
  type Scope,
  startOf,
} from '@weisu/core';
import { sql } from 'kysely';
import { scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';

const YEAR_DAYS = 365;

/** What the records of the year before say by themselves; only what had been recorded by the end of the day. */
export type RecordedBefore = { readonly id: EnterpriseId; readonly count: number; readonly isOpen: boolean };

/** Enterprises of which anything was recorded in the year before a day. */
export const listRecordedBefore = async (db: Queryable, asOf: Day): Promise<readonly RecordedBefore[]> => {
  const { rows } = await sql<RecordedBefore>`
    select enterprise_id as id, count(*) as count,
      bool_or(kind in (select jsonb_array_elements_text(${JSON.stringify(OPEN_TROUBLE_KINDS)}::jsonb))) as "isOpen"
    from signals
    where recorded_at < ${startOf(addDays(asOf, 1))}::timestamptz
      and occurred_on > ${addDays(asOf, -YEAR_DAYS)}::date and occurred_on <= ${asOf}::date
    group by enterprise_id`.execute(db);
  return rows;
};

/** Enterprises of which it was on record by the end of the day that arrears had begun. */
export const listKnownArrears = async (db: Queryable, asOf: Day): Promise<readonly EnterpriseId[]> => {
  const { rows } = await sql<{ id: EnterpriseId }>`
    select enterprise_id as id from outcomes where arrears_from <= ${asOf}::date
      and recorded_at < ${startOf(addDays(asOf, 1))}::timestamptz`.execute(db);
  return rows.map(({ id }) => id);
};

export const loadTraits = async (db: Queryable): Promise<ReadonlyMap<string, PastTraits>> => {
  const { rows } = await sql<PastTraits & { id: string }>`
    select id, district, industry, staff_count as "staffCount" from enterprises`.execute(db);
  return new Map(rows.map(({ id, ...traits }) => [id, traits]));
};

/** Whose outcomes there are, and the last day that they tell of; null where there are none. */
export const findOutcomeBasis = async (db: Queryable): Promise<'own' | 'simulated' | null> => {
  const { rows } = await sql<{ basis: 'own' | 'simulated' | null }>`
    select max(basis) as basis from outcomes where arrears_from is not null`.execute(db);
  return rows[0]?.basis ?? null;
};

/** Names of those enterprises that lie in a scope. */
export const listNamesIn = async (
  db: Queryable,
  ids: readonly string[],
  scope: Scope,
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select e.id, e.name from enterprises e where e.id = any(${[...ids]}::text[]) and ${scopeClause(scope)}`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
};
