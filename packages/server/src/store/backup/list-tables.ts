import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type BackupTable = {
  readonly name: string;
  /** Those that are written, in the order of the table. */
  readonly columns: readonly string[];
};

/** Written by the engine itself: generated, or the number of a transaction of this very database. */
const OWN = sql`(c.is_generated = 'ALWAYS' or (c.table_name = 'enterprises' and c.column_name = 'written_in'))`;

/** Every table of the product but the ledger of migrations. */
export const listTables = async (db: Queryable): Promise<readonly BackupTable[]> => {
  const { rows } = await sql<BackupTable>`
    select c.table_name as name, json_agg(c.column_name order by c.ordinal_position) as columns
    from information_schema.columns c
    join pg_class t on t.relname = c.table_name and t.relnamespace = 'public'::regnamespace
    where c.table_schema = 'public' and not ${OWN} and c.table_name <> 'schema_migrations'
      and (t.relkind = 'p' or (t.relkind = 'r' and not t.relispartition))
    group by c.table_name order by c.table_name collate "C"`.execute(db);
  return rows;
};

export type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

export const listForeignKeys = async (db: Queryable): Promise<readonly ForeignKey[]> => {
  const { rows } = await sql<ForeignKey>`
    select t.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class t on t.oid = k.conrelid
    where k.contype = 'f' and t.relnamespace = 'public'::regnamespace and k.conparentid = 0
    order by t.relname, k.conname`.execute(db);
  return rows;
};

/** Lets rows in without the triggers that keep written rows as they are, or has those keep them again. */
export const setTriggers = async (trx: Queryable, enabled: boolean): Promise<void> => {
  const { rows } = await sql<{ table: string }>`
    select distinct c.relname as table from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and c.relnamespace = 'public'::regnamespace`.execute(trx);
  for (const { table } of rows)
    await sql`alter table ${sql.table(table)} ${sql.raw(enabled ? 'enable' : 'disable')} trigger user`.execute(
      trx,
    );
};

export const dropForeignKeys = async (trx: Queryable, keys: readonly ForeignKey[]): Promise<void> => {
  for (const { table, name } of keys)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(trx);
};

/** Adding a key checks every row. */
export const addForeignKeys = async (trx: Queryable, keys: readonly ForeignKey[]): Promise<void> => {
  for (const { table, name, definition } of keys)
    await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(
      trx,
    );
};

/** Lets counters go on behind the largest number that is there. */
export const moveCounters = async (trx: Queryable): Promise<void> => {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and (is_identity = 'YES' or column_default like 'nextval(%')`.execute(trx);
  for (const { table, column } of rows)
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}), m, m > 0)
      from (select greatest(max(${sql.ref(column)}), 1) as m from ${sql.table(table)}) x where m is not null`.execute(
      trx,
    );
};
