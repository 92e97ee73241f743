import type { Day, EnterpriseId, LastWarning, Relation } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type EnterpriseLastWarning = LastWarning & { readonly enterpriseId: EnterpriseId };

/** The newest warning of each enterprise with the day of its last act: what the desks have now, whatever day is assessed. */
export const listLastWarnings = async (db: Queryable): Promise<readonly EnterpriseLastWarning[]> => {
  const { rows } = await sql<EnterpriseLastWarning>`
    select distinct on (w.enterprise_id) w.enterprise_id as "enterpriseId", w.id, w.level, w.state,
      (greatest(w.raised_at, (select max(a.at) from warning_acts a where a.warning_id = w.id))
        at time zone 'Asia/Shanghai')::date as "lastActOn",
      w.snoozed_until as "snoozedUntil"
    from warnings w order by w.enterprise_id, w.raised_at desc, w.as_of desc`.execute(db);
  return rows;
};

export const listInProcedure = async (db: Queryable): Promise<ReadonlySet<EnterpriseId>> => {
  const rows = await db
    .selectFrom('case_files')
    .select('enterprise_id')
    .where('closed_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.enterprise_id));
};

/** Enterprises whose open case file has agreed on how what is owed will be paid; `acts` are the acts that say so. */
export const listWithPlan = async (
  db: Queryable,
  acts: readonly string[],
): Promise<ReadonlySet<EnterpriseId>> => {
  const { rows } = await sql<{ id: EnterpriseId }>`
    select distinct c.enterprise_id as id from case_files c join case_acts a on a.case_file_id = c.id
    where c.closed_at is null and a.kind = any(${[...acts]}::text[])`.execute(db);
  return new Set(rows.map((row) => row.id));
};

/** Enterprises with a warning as of a day of the month before or on `asOf`, once for each warning: what used the units' capacity. */
export const listRaisedSince = async (
  db: Queryable,
  from: Day,
  asOf: Day,
): Promise<readonly EnterpriseId[]> => {
  const rows = await db
    .selectFrom('warnings')
    .select('enterprise_id')
    .where('as_of', '>=', from)
    .where('as_of', '<=', asOf)
    .execute();
  return rows.map((row) => row.enterprise_id);
};

/** Relations of these enterprises, from either end. */
export const listRelationsOf = async (
  db: Queryable,
  ids: readonly EnterpriseId[],
): Promise<readonly Relation[]> => {
  const wanted = sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
  const { rows } = await sql<Relation>`
    select from_id as "from", to_id as "to", kind, share_ratio as "shareRatio", since, until, recorded_at as "recordedAt"
    from relations where from_id in ${wanted} or to_id in ${wanted}
    order by from_id, to_id, kind`.execute(db);
  return rows;
};
