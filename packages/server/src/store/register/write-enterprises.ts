import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { differs, type EnterpriseColumns, incoming, merged, TRACKED } from './enterprise-columns.ts';
import { writeHeads } from './branches.ts';
import { compareSurvivors, fillSurvivors, type MergedRow } from './fill-survivors.ts';
import { renameEnterprises, writeOtherNames } from './names.ts';
import type { Provenance } from './provenance.ts';
import { writeRepresentatives } from './representatives.ts';

export type UpsertCounts = {
  readonly inserted: number;
  readonly changed: number;
  readonly unchanged: number;
};

/** What was written, and the rows whose enterprises had been merged into others. */
export type Written = UpsertCounts & { readonly merged: readonly MergedRow[] };

// The planner takes an unnest of arrays for a few rows or, with many, reads the whole table: always look rows up by id.
const lookUpById = sql`set local enable_hashjoin = off; set local enable_mergejoin = off`;

type WrittenRows = { readonly inserted: number; readonly changed: number; readonly renamed: number };

const writeRows = async (db: Queryable, batch: EnterpriseColumns, from: Provenance): Promise<WrittenRows> => {
  const importId = from.importId ?? null;
  const { rows } = await sql<WrittenRows>`
    with incoming as materialized (select * from ${incoming(batch)}),
    differing as materialized (
      select i.id, ${sql.join(TRACKED.map((c) => sql`e.${sql.ref(c)} as ${sql.ref(`old_${c}`)}, ${merged(c)} as ${sql.ref(`new_${c}`)}`))}
      from incoming i join enterprises e on e.id = i.id where ${differs}),
    changes as materialized (
      select d.id, v.field, v.before, v.after from differing d cross join lateral (values
        ${sql.join(TRACKED.map((c) => sql`(${c}, d.${sql.ref(`old_${c}`)}::text, d.${sql.ref(`new_${c}`)}::text)`))}
      ) as v(field, before, after) where v.before is distinct from v.after),
    updated as (
      update enterprises e set ${sql.join(TRACKED.map((c) => sql`${sql.ref(c)} = d.${sql.ref(`new_${c}`)}`))},
        imported_from = ${from.importedFrom}, recorded_at = ${from.recordedAt}::timestamptz, written_in = pg_current_xact_id()::text::bigint
      from differing d where d.id = e.id and d.id in (select id from changes) returning e.id),
    logged as (
      insert into enterprise_changes (enterprise_id, field, before, after, recorded_at, imported_from, import_id)
      select id, field, before, after, ${from.recordedAt}::timestamptz, ${from.importedFrom}, ${importId} from changes),
    added as (
      insert into enterprises (id, credit_code, ${sql.join(TRACKED.map((c) => sql.ref(c)))}, imported_from, recorded_at, import_id)
      select i.id, substr(i.id, 5), ${sql.join(TRACKED.map((c) => (c === 'new_employment' ? sql`coalesce(i.new_employment, false)` : sql`i.${sql.ref(c)}`)))},
        ${from.importedFrom}, ${from.recordedAt}::timestamptz, ${importId}
      from incoming i where not exists (select from enterprises e where e.id = i.id)
      on conflict do nothing returning id, name),
    named as (
      insert into enterprise_names (enterprise_id, name, form) select id, name, 'registered' from added on conflict do nothing)
    select (select count(*) from added)::int as inserted, (select count(*) from updated)::int as changed,
           (select count(*) from changes where field = 'name')::int as renamed`.execute(db);
  return rows[0] ?? { inserted: 0, changed: 0, renamed: 0 };
};

/**
 * Writes what is new or different and says how much that was; what was there before stays as history. Ids within one
 * batch must differ. Call it inside a transaction: names and enterprises belong together.
 */
export const writeEnterprises = async (
  trx: Queryable,
  batch: EnterpriseColumns,
  from: Provenance,
): Promise<Written> => {
  await lookUpById.execute(trx);
  const { inserted, changed, renamed } = await writeRows(trx, batch, from);
  if (renamed > 0) await renameEnterprises(trx, batch, from);
  const named = await writeOtherNames(trx, batch);
  await writeHeads(trx, batch);
  const replaced = await writeRepresentatives(trx, batch, from);
  const touched = changed + (await countTouched(trx, [...named, ...replaced], from));
  const mergedRows = await fillSurvivors(trx, batch, from);
  return { inserted, changed: touched, unchanged: batch.count - inserted - touched, merged: mergedRows };
};

/** Enterprises of which only names or offices are new; they count as changed too, once. */
const countTouched = async (trx: Queryable, ids: readonly string[], from: Provenance): Promise<number> => {
  if (ids.length === 0) return 0;
  const { rows } = await sql<{ id: string }>`
    update enterprises set written_in = pg_current_xact_id()::text::bigint, recorded_at = ${from.recordedAt}::timestamptz
    where id = any(${[...new Set(ids)]}::text[]) and written_in <> pg_current_xact_id()::text::bigint returning id`.execute(
    trx,
  );
  return rows.length;
};

/** What writing the batch would do; nothing is written. */
export const compareEnterprises = async (trx: Queryable, batch: EnterpriseColumns): Promise<Written> => {
  await lookUpById.execute(trx);
  const { rows } = await sql<{ known: number; changed: number }>`
    with incoming as materialized (select * from ${incoming(batch)})
    select count(*)::int as known, (count(*) filter (where ${differs}))::int as changed
    from incoming i join enterprises e on e.id = i.id`.execute(trx);
  const { known, changed } = rows[0] ?? { known: 0, changed: 0 };
  const mergedRows = await compareSurvivors(trx, batch);
  return { inserted: batch.count - known, changed, unchanged: known - changed, merged: mergedRows };
};
