import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** A fact about the database itself, as it was written, or undefined. */
export const findMeta = async (db: Queryable, key: string): Promise<unknown> => {
  const { rows } = await sql<{ value: unknown }>`select value from meta where key = ${key}`.execute(db);
  return rows[0]?.value;
};
