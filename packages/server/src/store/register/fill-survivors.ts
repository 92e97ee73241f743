import type { EnterpriseId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { type EnterpriseColumns, incoming } from './enterprise-columns.ts';
import type { Provenance } from './provenance.ts';

/**
 * What the own row of a merged enterprise may say of its survivor, where that is not known. Its name is a former one by the
 * merge itself, and its registration may have ended while the survivor's goes on.
 */
const FILLED = {
  registered_district: 'text',
  operating_district: 'text',
  union_unit_id: 'text',
  industry: 'text',
  staff_count: 'integer',
  registered_on: 'date',
} as const;
const FIELDS = Object.keys(FILLED) as (keyof typeof FILLED)[];

/** A row whose enterprise was merged into another: what it told the other, and where the two disagree. */
export type MergedRow = {
  readonly id: EnterpriseId;
  readonly into: EnterpriseId;
  readonly filled: readonly string[];
  /** Fields in which the survivor says otherwise; it stays as it is. */
  readonly differing: readonly string[];
};

/** The rows of a batch whose enterprises were merged into others, and what they say that the others do not. */
const listMergedRows = async (
  db: Queryable,
  batch: EnterpriseColumns,
): Promise<readonly (MergedRow & { readonly moveId: string | null })[]> => {
  // Merges are few and imports long: without one, nothing is looked up row by row.
  const { rows: standing } = await sql<{ any: boolean }>`
    select exists (select from enterprise_moves where kind = 'merge' and undone_at is null) as any`.execute(
    db,
  );
  if (standing[0]?.any !== true) return [];
  const { rows } = await sql<MergedRow & { moveId: string | null }>`
    with gone as materialized (
      select distinct e.id, e.merged_into from enterprise_moves m join enterprises e on e.id = m.from_id
      where m.kind = 'merge' and m.undone_at is null and e.merged_into is not null),
    incoming as materialized (select * from ${incoming(batch)} where id in (select id from gone)),
    seen as (
      select i.*, s.id as into_id, ${sql.join(FIELDS.map((field) => sql`s.${sql.ref(field)} as ${sql.ref(`own_${field}`)}`))}
      from incoming i join gone g on g.id = i.id join enterprises s on s.id = g.merged_into)
    select id, into_id as into,
      array_remove(array[${sql.join(FIELDS.map((field) => sql`case when ${sql.ref(`own_${field}`)} is null and ${sql.ref(field)} is not null then ${field}::text end`))}], null) as filled,
      array_remove(array[${sql.join(FIELDS.map((field) => sql`case when ${sql.ref(`own_${field}`)} <> ${sql.ref(field)} then ${field}::text end`))}], null) as differing,
      (select m.id from enterprise_moves m
       where m.kind = 'merge' and m.from_id = seen.id and m.undone_at is null order by m.at desc limit 1) as "moveId"
    from seen order by id`.execute(db);
  return rows;
};

/** Gives one field of a survivor what the row of a merged enterprise says; notes it, so that undoing the merge takes it back. */
const fill = async (
  trx: Queryable,
  { id, into, moveId }: MergedRow & { readonly moveId: string | null },
  field: keyof typeof FILLED,
  { importedFrom, recordedAt, importId }: Provenance,
): Promise<boolean> => {
  const { rows } = await sql<{ after: string }>`
    with own as (select ${sql.ref(field)} as given from enterprises where id = ${id}),
    filled as (
      update enterprises s set ${sql.ref(field)} = own.given, recorded_at = ${recordedAt}::timestamptz, imported_from = ${importedFrom}
      from own where s.id = ${into} and s.${sql.ref(field)} is null and own.given is not null returning s.${sql.ref(field)}::text as after)
    insert into enterprise_changes (enterprise_id, field, before, after, recorded_at, imported_from, import_id)
    select ${into}, ${field}, null, after, ${recordedAt}::timestamptz, ${importedFrom}, ${importId ?? null} from filled
    returning after`.execute(trx);
  const [filled] = rows;
  if (filled === undefined) return false;
  if (moveId !== null)
    await sql`
      insert into enterprise_moved_rows (move_id, place, row_key, before)
      values (${moveId}, 'enterprise-fields', ${field}, ${JSON.stringify({ after: filled.after })}::jsonb)
      on conflict (move_id, place, row_key) do update set before = excluded.before`.execute(trx);
  return true;
};

/**
 * Rows of a register go on coming for enterprises that were merged. Each stays true to its own credit code, so that a merge
 * can be undone; what the survivor does not know it learns from them, and where the two disagree that is told and the
 * survivor's own row holds. Call it behind `writeEnterprises`' own writing, in the same transaction.
 */
export const fillSurvivors = async (
  trx: Queryable,
  batch: EnterpriseColumns,
  from: Provenance,
): Promise<readonly MergedRow[]> => {
  const rows = await listMergedRows(trx, batch);
  if (rows.length === 0) return [];
  const told: MergedRow[] = [];
  for (const row of rows) {
    const filled: string[] = [];
    for (const field of FIELDS)
      if (row.filled.includes(field) && (await fill(trx, row, field, from))) filled.push(field);
    told.push({ id: row.id, into: row.into, filled, differing: row.differing });
  }
  // Names of what was merged are read as the survivor's: whoever indexes it must look again.
  await sql`
    update enterprises s set written_in = pg_current_xact_id()::text::bigint from enterprises g
    where g.id = any(${rows.map(({ id }) => id)}::text[]) and s.id = g.merged_into
      and g.written_in = pg_current_xact_id()::text::bigint`.execute(trx);
  return told;
};

/** What `fillSurvivors` would tell; nothing is written. */
export const compareSurvivors = async (
  db: Queryable,
  batch: EnterpriseColumns,
): Promise<readonly MergedRow[]> =>
  (await listMergedRows(db, batch)).map(({ id, into, filled, differing }) => ({
    id,
    into,
    filled,
    differing,
  }));

/** Takes from the survivor of a merge what the row of the merged enterprise told it, where nobody said otherwise since. */
export const emptySurvivor = async (
  trx: Queryable,
  { id, intoId }: { readonly id: string; readonly intoId: EnterpriseId },
  at: string,
): Promise<void> => {
  for (const field of FIELDS)
    await sql`
      with told as (
        select before ->> 'after' as after from enterprise_moved_rows
        where move_id = ${id} and place = 'enterprise-fields' and row_key = ${field}),
      emptied as (
        update enterprises e set ${sql.ref(field)} = null from told
        where e.id = ${intoId} and e.${sql.ref(field)}::text = told.after returning told.after)
      insert into enterprise_changes (enterprise_id, field, before, after, recorded_at, imported_from)
      select ${intoId}, ${field}, after, null, ${at}::timestamptz, ${id} from emptied`.execute(trx);
};
