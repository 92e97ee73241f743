import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import type { EnterpriseColumns } from './enterprise-columns.ts';
import type { Provenance } from './provenance.ts';

/** Keeps who holds the office now, ends the term of who held it before; answers where that changed. */
export const writeRepresentatives = async (
  trx: Queryable,
  { representatives }: EnterpriseColumns,
  { recordedAt, importId }: Provenance,
): Promise<readonly string[]> => {
  if (representatives.length === 0) return [];
  const given = sql`unnest(${representatives.map(({ id }) => id)}::text[], ${representatives.map(({ holder }) => holder)}::text[]) as r(id, holder)`;
  const today = sql`(${recordedAt}::timestamptz at time zone 'Asia/Shanghai')::date`;
  await sql`
    update enterprise_officers o set until = ${today} from ${given}
    where o.enterprise_id = r.id and o.role = 'legal-representative' and o.until is null and o.holder <> r.holder`.execute(
    trx,
  );
  const { rows } = await sql<{ id: string }>`
    insert into enterprise_officers (enterprise_id, role, holder, since, recorded_at, import_id)
    select r.id, 'legal-representative', r.holder,
      case when exists (select from enterprise_officers b where b.enterprise_id = r.id) then ${today} end,
      ${recordedAt}::timestamptz, ${importId ?? null}
    from ${given}
    where not exists (select from enterprise_officers o
      where o.enterprise_id = r.id and o.role = 'legal-representative' and o.until is null and o.holder = r.holder)
    on conflict do nothing returning enterprise_id as id`.execute(trx);
  return rows.map(({ id }) => id);
};
