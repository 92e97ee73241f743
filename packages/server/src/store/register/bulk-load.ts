import { sql } from 'kysely';
import type { Database, Queryable } from '../engine.ts';

/** Indexes that serve reading alone. A first load of millions of rows keeps each of them up row by row, at a third of its time. */
const SERVE_READING = {
  enterprises_district: 'enterprises (district)',
  enterprises_name: 'enterprises (name)',
  enterprises_written_in: 'enterprises (written_in)',
  enterprise_names_name: 'enterprise_names (name)',
  enterprise_branches_waiting: 'enterprise_branches (parent_name) where parent_id is null',
} as const;

/**
 * Takes the indexes that serve reading away where the register is empty; answers whether it did. `endBulkLoad` brings them
 * back, be it in a later run of an import that was cut off.
 */
export const beginBulkLoad = (database: Database): Promise<boolean> =>
  database.transaction(async (trx) => {
    const { rows } = await sql<{ empty: boolean }>`
      select not exists (select from enterprises) as empty`.execute(trx);
    if (rows[0]?.empty !== true) return false;
    for (const name of Object.keys(SERVE_READING))
      await sql`drop index if exists ${sql.table(name)}`.execute(trx);
    return true;
  });

/** Brings back whichever of the indexes is missing; where none is it only looks, and holds no table up. */
export const endBulkLoad = async (db: Queryable): Promise<void> => {
  const names = Object.keys(SERVE_READING);
  const { rows } = await sql<{ name: string }>`
    select indexname as name from pg_indexes where schemaname = 'public' and indexname = any(${names}::text[])`.execute(
    db,
  );
  const there = new Set(rows.map(({ name }) => name));
  for (const [name, on] of Object.entries(SERVE_READING))
    if (!there.has(name))
      await sql`create index if not exists ${sql.table(name)} on ${sql.raw(on)}`.execute(db);
};
