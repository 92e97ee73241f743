import type { Day, EnterpriseId, NameForm } from '@weisu/core';
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
  readonly registeredOn: Day | null;
  /** Days from which, and up to which (exclusive), it bore the name; null where unknown or still in use. */
  readonly from: Day | null;
  readonly until: Day | null;
};

/** The names of what was merged into another are the other's, its registered one as a former name. */
export const listNames = async (db: Queryable): Promise<readonly NamedEnterprise[]> => {
  const { rows } = await sql<NamedEnterprise>`
    select e.id as "enterpriseId", n.name,
      case when own.merged_into is not null and n.form = 'registered' then 'former' else n.form end as form,
      e.credit_code as "creditCode", e.registered_district as "registeredDistrict",
      e.operating_district as "operatingDistrict", e.industry, e.registered_on as "registeredOn",
      n.valid_from as "from", n.valid_until as "until"
    from enterprise_names n join enterprises own on own.id = n.enterprise_id
    join enterprises e on e.id = coalesce(own.merged_into, own.id)
    order by e.id collate "C", n.name collate "C", n.form`.execute(db);
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
