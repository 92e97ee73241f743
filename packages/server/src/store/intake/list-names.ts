import type { EnterpriseId, NameForm } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** Every name with what linking weighs about its bearer; one row a name. */
export type NamedEnterprise = {
  readonly enterpriseId: EnterpriseId;
  readonly name: string;
  readonly form: NameForm;
  readonly creditCode: string;
  readonly registeredDistrict: string | null;
  readonly operatingDistrict: string | null;
  readonly industry: string | null;
};

export const listNames = async (db: Queryable): Promise<readonly NamedEnterprise[]> => {
  const { rows } = await sql<NamedEnterprise>`
    select n.enterprise_id as "enterpriseId", n.name, n.form, e.credit_code as "creditCode",
      e.registered_district as "registeredDistrict", e.operating_district as "operatingDistrict", e.industry
    from enterprise_names n join enterprises e on e.id = n.enterprise_id
    order by n.enterprise_id collate "C", n.name collate "C", n.form`.execute(db);
  return rows;
};

/** Ids of the enterprises that are stored, of those asked for. */
export const findEnterpriseIds = async (
  db: Queryable,
  ids: readonly EnterpriseId[],
): Promise<ReadonlySet<EnterpriseId>> => {
  const { rows } = await sql<{ id: EnterpriseId }>`
    select id from enterprises where id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`.execute(
    db,
  );
  return new Set(rows.map((row) => row.id));
};
