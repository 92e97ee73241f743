import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { TRACKED } from './enterprise-columns.ts';

/** Why an import can no longer be taken back. */
export type UndoHindrance = 'changed-since' | 'built-upon';

const TYPES: Readonly<Record<string, string>> = {
  staff_count: 'integer',
  registered_on: 'date',
  new_employment: 'boolean',
};

const isChangedSince = async (trx: Queryable, id: string): Promise<boolean> => {
  const { rows } = await sql<{ since: boolean }>`
    select exists (
      select from enterprise_changes c join enterprise_changes later
        on later.enterprise_id = c.enterprise_id and later.field = c.field and later.id > c.id and later.import_id is distinct from c.import_id
      where c.import_id = ${id})
      or exists (select from enterprise_changes c join enterprises e on e.id = c.enterprise_id
                 where e.import_id = ${id} and c.import_id is distinct from ${id}) as since`.execute(trx);
  return rows[0]?.since ?? false;
};

/** What refers to an enterprise beside the register's own tables. */
const BUILT = [
  'mentions',
  'records',
  'signals',
  'warnings',
  'case_files',
  'notices',
  'dispatches',
  'watch_entries',
  'watch_acts',
  'watch_proposals',
  'assessments',
  'score_history',
  'suppressed',
  'outcomes',
] as const;

const isBuiltUpon = async (trx: Queryable, id: string): Promise<boolean> => {
  const tables = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'enterprise_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname = any(${[...BUILT]}::text[])`.execute(
    trx,
  );
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ built: boolean }>`
      select exists (select from ${sql.table(name)} x join enterprises e on e.id = x.enterprise_id where e.import_id = ${id}) as built`.execute(
      trx,
    );
    if (rows[0]?.built === true) return true;
  }
  const { rows } = await sql<{ built: boolean }>`
    select exists (select from relations r join enterprises e on e.id in (r.from_id, r.to_id) where e.import_id = ${id} and r.kind <> 'branch') as built`.execute(
    trx,
  );
  return rows[0]?.built ?? false;
};

const restoreNames = async (trx: Queryable, id: string): Promise<void> => {
  await sql`delete from enterprise_names n using enterprise_changes c
    where c.import_id = ${id} and c.field = 'name' and n.enterprise_id = c.enterprise_id and n.form = 'registered' and n.name = c.after`.execute(
    trx,
  );
  await sql`delete from enterprise_names n using enterprise_changes c
    where c.import_id = ${id} and c.field = 'name' and n.enterprise_id = c.enterprise_id and n.form = 'former' and n.name = c.before`.execute(
    trx,
  );
  await sql`insert into enterprise_names (enterprise_id, name, form)
    select enterprise_id, before, 'registered' from enterprise_changes where import_id = ${id} and field = 'name' on conflict do nothing`.execute(
    trx,
  );
};

const restoreValues = async (trx: Queryable, id: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(distinct enterprise_id)::int as n from enterprise_changes where import_id = ${id}`.execute(
    trx,
  );
  await restoreNames(trx, id);
  for (const column of TRACKED)
    await sql`update enterprises e set ${sql.ref(column)} = c.before::${sql.raw(TYPES[column] ?? 'text')}, written_in = pg_current_xact_id()::text::bigint
      from enterprise_changes c where c.import_id = ${id} and c.field = ${column} and c.enterprise_id = e.id`.execute(
      trx,
    );
  await sql`delete from enterprise_changes where import_id = ${id}`.execute(trx);
  return rows[0]?.n ?? 0;
};

/** Holders that the import brought go; whom it had replaced hold the office again. */
const restoreHolders = async (trx: Queryable, id: string): Promise<void> => {
  await sql`update enterprise_officers o set until = null from enterprise_officers n
    where n.import_id = ${id} and n.enterprise_id = o.enterprise_id and n.role = o.role and o.until = n.since and o.holder <> n.holder`.execute(
    trx,
  );
  await sql`delete from enterprise_officers where import_id = ${id}`.execute(trx);
};

const removeNew = async (trx: Queryable, id: string): Promise<number> => {
  const ours = sql`(select e.id from enterprises e where e.import_id = ${id})`;
  await sql`delete from relations where kind = 'branch' and (from_id in ${ours} or to_id in ${ours})`.execute(
    trx,
  );
  await sql`update enterprise_branches set parent_id = null, evidence = null where parent_id in ${ours}`.execute(
    trx,
  );
  for (const table of ['enterprise_branches', 'enterprise_names', 'enterprise_officers'])
    await sql`delete from ${sql.table(table)} where enterprise_id in ${ours}`.execute(trx);
  const { numAffectedRows } = await sql`delete from enterprises where import_id = ${id}`.execute(trx);
  return Number(numAffectedRows ?? 0);
};

/**
 * Takes an import back: what it changed is as before, what it brought is gone; former, short and brand names that it added
 * to enterprises that were there stay. Writes nothing where something was built on it since, and says why.
 */
export const undoImport = async (
  trx: Queryable,
  id: string,
): Promise<UndoHindrance | { readonly restored: number; readonly removed: number }> => {
  if (await isChangedSince(trx, id)) return 'changed-since';
  if (await isBuiltUpon(trx, id)) return 'built-upon';
  const restored = await restoreValues(trx, id);
  await restoreHolders(trx, id);
  const removed = await removeNew(trx, id);
  await sql`update imports set state = 'undone' where id = ${id}`.execute(trx);
  return { restored, removed };
};
