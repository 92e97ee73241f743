import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** Answers once the database does; rejects where it does not. */
export const ping = async (db: Queryable): Promise<void> => {
  await sql`select 1`.execute(db);
};
