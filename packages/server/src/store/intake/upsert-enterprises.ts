import type { Enterprise, Instant } from '@weisu/core';
import { registeredName } from '@weisu/core';
import { sql } from 'kysely';
import { bulkInsert, rowsAsTable } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

export type UpsertCounts = {
  readonly inserted: number;
  readonly changed: number;
  readonly unchanged: number;
};

const COLUMNS = {
  id: 'text',
  credit_code: 'text',
  name: 'text',
  registered_district: 'text',
  operating_district: 'text',
  union_unit_id: 'text',
  industry: 'text',
  staff_count: 'integer',
  registered_on: 'date',
  new_employment: 'boolean',
  imported_from: 'text',
  recorded_at: 'timestamptz',
} as const;

const rowOf = (
  enterprise: Enterprise,
  importedFrom: string,
  recordedAt: Instant,
): Record<keyof typeof COLUMNS, unknown> => ({
  id: enterprise.id,
  credit_code: enterprise.creditCode,
  name: registeredName(enterprise),
  registered_district: enterprise.registeredDistrict,
  operating_district: enterprise.operatingDistrict,
  union_unit_id: enterprise.unionUnit,
  industry: enterprise.industry,
  staff_count: enterprise.staffCount,
  registered_on: enterprise.registeredOn,
  new_employment: enterprise.newEmployment,
  imported_from: importedFrom,
  recorded_at: recordedAt,
});

/** What a source does not know is kept: an import without a union must not take the union away. */
const upsertRows = async (db: Queryable, rows: readonly unknown[]): Promise<UpsertCounts> => {
  const result = await sql<{ inserted: boolean }>`
    insert into enterprises as e (${sql.join(Object.keys(COLUMNS).map((c) => sql.ref(c)))})
    select * from ${rowsAsTable(COLUMNS, rows)}
    on conflict (id) do update set
      name = excluded.name,
      registered_district = coalesce(excluded.registered_district, e.registered_district),
      operating_district = coalesce(excluded.operating_district, e.operating_district),
      union_unit_id = coalesce(excluded.union_unit_id, e.union_unit_id),
      industry = coalesce(excluded.industry, e.industry),
      staff_count = coalesce(excluded.staff_count, e.staff_count),
      registered_on = coalesce(excluded.registered_on, e.registered_on),
      new_employment = excluded.new_employment or e.new_employment,
      imported_from = excluded.imported_from,
      recorded_at = excluded.recorded_at
    where e.name <> excluded.name
      or coalesce(excluded.registered_district, e.registered_district) is distinct from e.registered_district
      or coalesce(excluded.operating_district, e.operating_district) is distinct from e.operating_district
      or coalesce(excluded.union_unit_id, e.union_unit_id) is distinct from e.union_unit_id
      or coalesce(excluded.industry, e.industry) is distinct from e.industry
      or coalesce(excluded.staff_count, e.staff_count) is distinct from e.staff_count
      or coalesce(excluded.registered_on, e.registered_on) is distinct from e.registered_on
      or (excluded.new_employment and not e.new_employment)
    returning (xmax = 0) as inserted`.execute(db);
  const inserted = result.rows.filter((row) => row.inserted).length;
  return { inserted, changed: result.rows.length - inserted, unchanged: rows.length - result.rows.length };
};

/** A registered name that is no longer borne becomes a former one from the day of the import. */
const retireNames = async (db: Queryable, ids: readonly string[], recordedAt: Instant): Promise<void> => {
  const stale = sql`enterprise_names n using enterprises e
    where n.enterprise_id = e.id and n.form = 'registered' and n.valid_until is null and n.name <> e.name
      and e.id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
  await sql`
    with gone as (delete from ${stale} returning n.enterprise_id, n.name, n.valid_from)
    insert into enterprise_names (enterprise_id, name, form, valid_from, valid_until)
    select enterprise_id, name, 'former', valid_from, (${recordedAt}::timestamptz at time zone 'Asia/Shanghai')::date from gone
    on conflict do nothing`.execute(db);
};

const insertNames = (db: Queryable, enterprises: readonly Enterprise[]): Promise<number> =>
  bulkInsert(
    db,
    'enterprise_names',
    { enterprise_id: 'text', name: 'text', form: 'text', valid_from: 'date', valid_until: 'date' },
    enterprises.flatMap((enterprise) =>
      enterprise.names.map((name) => ({
        enterprise_id: enterprise.id,
        name: name.name,
        form: name.form,
        valid_from: name.from,
        valid_until: name.until,
      })),
    ),
  );

/**
 * Writes what is new or different and says how much that was. Ids within one call must differ.
 * Call it inside a transaction: names and enterprises belong together.
 */
export const upsertEnterprises = async (
  db: Queryable,
  enterprises: readonly Enterprise[],
  from: { readonly importedFrom: string; readonly recordedAt: Instant },
): Promise<UpsertCounts> => {
  const total = { inserted: 0, changed: 0, unchanged: 0 };
  for (let at = 0; at < enterprises.length; at += 5_000) {
    const batch = enterprises.slice(at, at + 5_000);
    const counts = await upsertRows(
      db,
      batch.map((e) => rowOf(e, from.importedFrom, from.recordedAt)),
    );
    if (counts.changed > 0)
      await retireNames(
        db,
        batch.map((e) => e.id),
        from.recordedAt,
      );
    await insertNames(db, batch);
    total.inserted += counts.inserted;
    total.changed += counts.changed;
    total.unchanged += counts.unchanged;
  }
  return total;
};
