import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import type { EnterpriseColumns } from './enterprise-columns.ts';
import type { Provenance } from './provenance.ts';

/** A registered name that is no longer borne becomes a former one, and the new one begins, on the day of the import. */
export const renameEnterprises = async (
  trx: Queryable,
  { columns }: EnterpriseColumns,
  { recordedAt }: Provenance,
): Promise<void> => {
  const ids = [...columns.id] as string[];
  const today = sql`(${recordedAt}::timestamptz at time zone 'Asia/Shanghai')::date`;
  await sql`
    with gone as (
      delete from enterprise_names n using enterprises e
      where n.enterprise_id = e.id and n.form = 'registered' and n.name <> e.name and e.id = any(${ids}::text[])
      returning n.enterprise_id, n.name, n.valid_from)
    insert into enterprise_names (enterprise_id, name, form, valid_from, valid_until)
    select enterprise_id, name, 'former', valid_from, ${today} from gone
    on conflict (enterprise_id, name, form) do update set valid_until = excluded.valid_until`.execute(trx);
  await sql`
    insert into enterprise_names (enterprise_id, name, form, valid_from)
    select e.id, e.name, 'registered', ${today} from enterprises e where e.id = any(${ids}::text[])
    on conflict do nothing`.execute(trx);
};

/** Adds former, short and brand names that are not known yet; answers whose. */
export const writeOtherNames = async (
  trx: Queryable,
  { otherNames }: EnterpriseColumns,
): Promise<readonly string[]> => {
  if (otherNames.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    insert into enterprise_names (enterprise_id, name, form, valid_from, valid_until)
    select * from unnest(${otherNames.map(({ id }) => id)}::text[], ${otherNames.map(({ name }) => name)}::text[],
      ${otherNames.map(({ form }) => form)}::text[], ${otherNames.map((n) => n.from)}::date[], ${otherNames.map((n) => n.until)}::date[])
    on conflict do nothing returning enterprise_id as id`.execute(trx);
  return rows.map(({ id }) => id);
};
