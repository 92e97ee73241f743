import { sql } from 'kysely';
import type { Database, Queryable } from '../engine.ts';
import { countStaged, landStaged, openStage } from './staged-register.ts';
import type { Provenance } from './provenance.ts';

/** Indexes that serve reading alone. A first load of millions of rows keeps each of them up row by row, at a third of its time. */
const SERVE_READING = {
  enterprises_district: 'enterprises (district)',
  enterprises_name: 'enterprises (name)',
  enterprises_written_in: 'enterprises (written_in)',
  enterprise_names_name: 'enterprise_names (name)',
  enterprise_branches_waiting: 'enterprise_branches (parent_name) where parent_id is null',
} as const;

/**
 * References that are asked about for every row, at 30 to 50 µs each, though all rows of a first load come from one import and
 * every name from the enterprise beside it. Afterwards the database checks all of them at once.
 */
const CHECKED_AT_ONCE = {
  enterprises_import_id_fkey: {
    table: 'enterprises',
    reference: 'foreign key (import_id) references imports (id)',
  },
  enterprises_merged_into_fkey: {
    table: 'enterprises',
    reference: 'foreign key (merged_into) references enterprises (id)',
  },
  enterprises_union_unit_id_fkey: {
    table: 'enterprises',
    reference: 'foreign key (union_unit_id) references units (id)',
  },
  enterprise_branches_enterprise_id_fkey: {
    table: 'enterprise_branches',
    reference: 'foreign key (enterprise_id) references enterprises (id)',
  },
  enterprise_names_enterprise_id_fkey: {
    table: 'enterprise_names',
    reference: 'foreign key (enterprise_id) references enterprises (id)',
  },
} as const;

/**
 * Makes ready for a first load where the register is empty, and answers whether it is: rows wait in a stage, and the indexes
 * that serve reading are away, as are references that each row would be held against. `endBulkLoad` brings them back, be it in a later run of an import that was cut off.
 */
export const beginBulkLoad = (database: Database): Promise<boolean> =>
  database.transaction(async (trx) => {
    const { rows } = await sql<{ empty: boolean }>`
      select not exists (select from enterprises) as empty`.execute(trx);
    if (rows[0]?.empty !== true) return false;
    for (const name of Object.keys(SERVE_READING))
      await sql`drop index if exists ${sql.table(name)}`.execute(trx);
    for (const [name, { table }] of Object.entries(CHECKED_AT_ONCE))
      await sql`alter table ${sql.table(table)} drop constraint if exists ${sql.ref(name)}`.execute(trx);
    await openStage(trx);
    return true;
  });

/** How a load that was cut off goes on: in its stage, from its beginning since the stage was lost, or row by row as it began. */
export const findBulkLoad = async (
  db: Queryable,
  counted: number,
): Promise<'staged' | 'lost' | 'row-by-row'> => {
  const staged = await countStaged(db);
  if (staged === null) return 'row-by-row';
  return staged === counted ? 'staged' : 'lost';
};

/** Puts what waits in the stage into the register. */
export const landBulkLoad = (database: Database, from: Provenance): Promise<void> =>
  database.transaction((trx) => landStaged(trx, from));

const checkReferences = async (db: Queryable): Promise<void> => {
  const names = Object.keys(CHECKED_AT_ONCE);
  const { rows } = await sql<{ name: string; isValid: boolean }>`
    select conname as name, convalidated as "isValid" from pg_constraint where conname = any(${names}::text[])`.execute(
    db,
  );
  const valid = new Map(rows.map(({ name, isValid }) => [name, isValid]));
  for (const [name, { table, reference }] of Object.entries(CHECKED_AT_ONCE)) {
    // In two steps: the first locks for a moment, the second reads both tables and lets others write.
    if (!valid.has(name))
      await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(reference)} not valid`.execute(
        db,
      );
    if (valid.get(name) !== true)
      await sql`alter table ${sql.table(table)} validate constraint ${sql.ref(name)}`.execute(db);
  }
};

/** Brings back whichever of the indexes and references is missing; where none is it only looks, and holds no table up. */
export const endBulkLoad = async (database: Database): Promise<void> => {
  const db = database.kysely;
  const names = Object.keys(SERVE_READING);
  const { rows } = await sql<{ name: string }>`
    select indexname as name from pg_indexes where schemaname = 'public' and indexname = any(${names}::text[])`.execute(
    db,
  );
  const there = new Set(rows.map(({ name }) => name));
  for (const [name, on] of Object.entries(SERVE_READING))
    if (!there.has(name))
      await database.transaction(async (trx) => {
        // Millions of names are sorted in memory rather than in files.
        await sql`set local maintenance_work_mem = '512MB'`.execute(trx);
        await sql`create index if not exists ${sql.table(name)} on ${sql.raw(on)}`.execute(trx);
      });
  await checkReferences(db);
};
