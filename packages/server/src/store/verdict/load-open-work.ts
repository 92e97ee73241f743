import type { CaseFileId, Day, EnterpriseId, LastWarning } from '@weisu/core';
import { sql } from 'kysely';
import { among } from '../among.ts';
import type { Queryable } from '../engine.ts';

export type EnterpriseLastWarning = LastWarning & { readonly enterpriseId: EnterpriseId };

/** The newest warning of each enterprise with the day of its last act: what the desks have now, whatever day is assessed. */
export const listLastWarnings = async (
  db: Queryable,
  only?: readonly EnterpriseId[],
): Promise<readonly EnterpriseLastWarning[]> => {
  const { rows } = await sql<EnterpriseLastWarning>`
    select distinct on (w.enterprise_id) w.enterprise_id as "enterpriseId", w.id, w.level, w.state,
      (greatest(w.raised_at, (select max(a.at) from warning_acts a where a.warning_id = w.id))
        at time zone 'Asia/Shanghai')::date as "lastActOn",
      w.snoozed_until as "snoozedUntil"
    from warnings w where ${among(only)} order by w.enterprise_id, w.raised_at desc, w.as_of desc`.execute(
    db,
  );
  return rows;
};

export const listInProcedure = async (
  db: Queryable,
  only?: readonly EnterpriseId[],
): Promise<ReadonlySet<EnterpriseId>> => {
  const { rows } = await sql<{ id: EnterpriseId }>`
    select enterprise_id as id from case_files where closed_at is null and ${among(only)}`.execute(db);
  return new Set(rows.map(({ id }) => id));
};

/** Case files in which one of `acts` agreed on repayment, as far as that may matter on a day: open ones, and those with an instalment to come. */
export const listPlanFiles = async (
  db: Queryable,
  acts: readonly string[],
  asOf: Day,
  only?: readonly EnterpriseId[],
): Promise<readonly CaseFileId[]> => {
  const { rows } = await sql<{ id: CaseFileId }>`
    select distinct c.id from case_files c join case_acts a on a.case_file_id = c.id
    where ${among(only)} and a.kind = any(${[...acts]}::text[]) and (c.closed_at is null or exists (
      select from jsonb_array_elements(case when a.payload ->> 'form' = 'payment-plan' then a.payload -> 'instalments' else '[]'::jsonb end) as i
      where (i ->> 'dueOn')::date >= ${asOf}::date
    ))`.execute(db);
  return rows.map((row) => row.id);
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
