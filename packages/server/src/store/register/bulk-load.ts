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
 * Makes ready for a first load where the register is empty, and answers whether it is: rows wait in a stage, and the indexes
 * that serve reading are away. `endBulkLoad` brings them back, be it in a later run of an import that was cut off.
 */
export const beginBulkLoad = (database: Database): Promise<boolean> =>
  database.transaction(async (trx) => {
    const { rows } = await sql<{ empty: boolean }>`
      select not exists (select from enterprises) as empty`.execute(trx);
    if (rows[0]?.empty !== true) return false;
    for (const name of Object.keys(SERVE_READING))
      await sql`drop index if exists ${sql.table(name)}`.execute(trx);
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
