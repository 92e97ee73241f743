import type { Instant } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import type { EnterpriseColumns } from './enterprise-columns.ts';

/** Notes the names that heads of branches may bear; whether they are registered is found out by `findHeads`. */
export const writeHeads = async (trx: Queryable, { heads }: EnterpriseColumns): Promise<void> => {
  if (heads.length === 0) return;
  await sql`
    insert into enterprise_branches (enterprise_id, rank, parent_name)
    select * from unnest(${heads.map(({ id }) => id)}::text[], ${heads.map(({ rank }) => rank)}::smallint[], ${heads.map(({ name }) => name)}::text[])
    on conflict (enterprise_id, rank) do update set parent_name = excluded.parent_name, parent_id = null, evidence = null
    where enterprise_branches.parent_name <> excluded.parent_name`.execute(trx);
};

/**
 * Gives branches their heads: the enterprise that alone bears the name, or alone among those whose credit code is of the
 * same province and city (characters 3–6). Where several remain the head stays unknown. Each becomes a relation, unless a
 * nearer head is one; what was merged stands under its survivor. Answers how many were found.
 */
export const findHeads = async (trx: Queryable, recordedAt: Instant): Promise<number> => {
  await sql`set local work_mem = '128MB'`.execute(trx);
  const { rows } = await sql<{ found: number }>`
    with bearers as (
      select b.enterprise_id, b.rank, count(*) as n, min(p.id) as id,
        count(*) filter (where substr(p.id, 7, 4) = substr(b.enterprise_id, 7, 4)) as near_n,
        min(p.id) filter (where substr(p.id, 7, 4) = substr(b.enterprise_id, 7, 4)) as near_id
      from enterprise_branches b join enterprises p on p.name = b.parent_name and p.id <> b.enterprise_id
      where b.parent_id is null group by b.enterprise_id, b.rank),
    found as (
      update enterprise_branches b
      set parent_id = case when w.n = 1 then w.id else w.near_id end,
          evidence = case when w.near_n = 1 then 'name-and-region' else 'name' end
      from bearers w where w.enterprise_id = b.enterprise_id and w.rank = b.rank and (w.n = 1 or w.near_n = 1)
      returning b.enterprise_id, b.rank, b.parent_id),
    related as (
      insert into relations (from_id, to_id, kind, recorded_at)
      select distinct coalesce(p.merged_into, p.id), coalesce(e.merged_into, e.id), 'branch', ${recordedAt}::timestamptz
      from found f join enterprises p on p.id = f.parent_id join enterprises e on e.id = f.enterprise_id
      where coalesce(p.merged_into, p.id) <> coalesce(e.merged_into, e.id) and not exists (select from found x where x.enterprise_id = f.enterprise_id and x.rank < f.rank)
        and not exists (select from enterprise_branches x where x.enterprise_id = f.enterprise_id and x.rank < f.rank and x.parent_id is not null)
      on conflict do nothing)
    select count(*)::int as found from found`.execute(trx);
  return rows[0]?.found ?? 0;
};

/** Lets the planner know what a bulk load has changed. */
export const refreshRegister = async (db: Queryable): Promise<void> => {
  await sql`analyze enterprises, enterprise_names, enterprise_branches, relations`.execute(db);
};
