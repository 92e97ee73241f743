import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { type EnterpriseColumns, incoming, TRACKED } from './enterprise-columns.ts';
import type { Provenance } from './provenance.ts';
import { writeEnterprises } from './write-enterprises.ts';

/**
 * Where the rows of a first load wait until all are there. Written straight away, each of millions of rows lands at a random
 * place of three indexes that outgrow the buffers; put down in the order of their ids, each lands behind the last. Unlogged:
 * a crash of the server empties them, and the file is read again.
 */
const TABLES = {
  register_load: `id text, name text, registered_district text, operating_district text, union_unit_id text, industry text,
    staff_count integer, registered_on date, new_employment boolean, registration_state text`,
  register_load_names: 'id text, name text, form text, valid_from date, valid_until date',
  register_load_heads: 'id text, rank smallint, name text',
  register_load_holders: 'id text, holder text',
} as const;
const NAMES = Object.keys(TABLES);

const dropStage = async (db: Queryable): Promise<void> => {
  for (const name of NAMES) await sql`drop table if exists ${sql.table(name)}`.execute(db);
};

/** Empty tables to stage in, whatever an earlier load left. */
export const openStage = async (db: Queryable): Promise<void> => {
  await dropStage(db);
  for (const [name, columns] of Object.entries(TABLES))
    await sql`create unlogged table ${sql.table(name)} (${sql.raw(columns)})`.execute(db);
};

/** How many rows wait; null where nothing is staged. */
export const countStaged = async (db: Queryable): Promise<number | null> => {
  const { rows } = await sql<{
    there: boolean;
  }>`select to_regclass('register_load') is not null as there`.execute(db);
  if (rows[0]?.there !== true) return null;
  const counted = await sql<{ n: number }>`select count(*)::int as n from register_load`.execute(db);
  return counted.rows[0]?.n ?? 0;
};

/** Puts a batch with the others. Ids of all batches must differ. */
export const stageEnterprises = async (trx: Queryable, batch: EnterpriseColumns): Promise<void> => {
  const { otherNames, heads, representatives } = batch;
  await sql`insert into register_load select * from ${incoming(batch)}`.execute(trx);
  if (otherNames.length > 0)
    await sql`
      insert into register_load_names
      select * from unnest(${otherNames.map(({ id }) => id)}::text[], ${otherNames.map(({ name }) => name)}::text[],
        ${otherNames.map(({ form }) => form)}::text[], ${otherNames.map((n) => n.from)}::date[], ${otherNames.map((n) => n.until)}::date[])`.execute(
      trx,
    );
  if (heads.length > 0)
    await sql`
      insert into register_load_heads
      select * from unnest(${heads.map(({ id }) => id)}::text[], ${heads.map(({ rank }) => rank)}::smallint[], ${heads.map(({ name }) => name)}::text[])`.execute(
      trx,
    );
  if (representatives.length > 0)
    await sql`
      insert into register_load_holders
      select * from unnest(${representatives.map(({ id }) => id)}::text[], ${representatives.map(({ holder }) => holder)}::text[])`.execute(
      trx,
    );
};

const KNOWN_A_PAGE = 5_000;

/** Rows of enterprises that somebody else wrote meanwhile take the way of any later import, and leave the stage. */
const writeKnown = async (trx: Queryable, from: Provenance): Promise<void> => {
  for (;;) {
    const { rows } = await sql<Record<string, string | number | boolean | null>>`
      delete from register_load l where id in (
        select s.id from register_load s join enterprises e on e.id = s.id order by s.id limit ${KNOWN_A_PAGE})
      returning *`.execute(trx);
    if (rows.length === 0) return;
    const columns = Object.fromEntries(
      ['id', ...TRACKED].map((column) => [column, rows.map((row) => row[column] ?? null)]),
    ) as unknown as EnterpriseColumns['columns'];
    await writeEnterprises(
      trx,
      { count: rows.length, columns, otherNames: [], heads: [], representatives: [] },
      from,
    );
  }
};

/** Writes everything that waits, in the order of ids, and what belongs to it. In one transaction: the register is there at once, or not yet. */
export const landStaged = async (trx: Queryable, from: Provenance): Promise<void> => {
  const importId = from.importId ?? null;
  await sql`set local work_mem = '128MB'`.execute(trx);
  const { rows } = await sql<{ known: boolean }>`select exists (select from enterprises) as known`.execute(
    trx,
  );
  if (rows[0]?.known === true) await writeKnown(trx, from);
  await sql`
    insert into enterprises (id, credit_code, ${sql.join(TRACKED.map((c) => sql.ref(c)))}, imported_from, recorded_at, import_id)
    select id, substr(id, 5), ${sql.join(TRACKED.map((c) => (c === 'new_employment' ? sql`coalesce(new_employment, false)` : sql.ref(c))))},
      ${from.importedFrom}, ${from.recordedAt}::timestamptz, ${importId}
    from register_load order by id`.execute(trx);
  await sql`
    insert into enterprise_names (enterprise_id, name, form)
    select id, name, 'registered' from register_load order by id`.execute(trx);
  await sql`
    insert into enterprise_names (enterprise_id, name, form, valid_from, valid_until)
    select id, name, form, valid_from, valid_until from register_load_names order by id on conflict do nothing`.execute(
    trx,
  );
  await sql`
    insert into enterprise_branches (enterprise_id, rank, parent_name)
    select id, rank, name from register_load_heads order by id, rank on conflict do nothing`.execute(trx);
  await sql`
    insert into enterprise_officers (enterprise_id, role, holder, since, recorded_at, import_id)
    select id, 'legal-representative', holder, null, ${from.recordedAt}::timestamptz, ${importId}
    from register_load_holders order by id on conflict do nothing`.execute(trx);
  await dropStage(trx);
};
