import type { Instant } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** When the newest text was taken in; null where there is none. */
export const loadNewestText = async (db: Queryable): Promise<Instant | null> => {
  const { rows } = await sql<{ at: Instant | null }>`select max(recorded_at) as at from documents`.execute(
    db,
  );
  return rows[0]?.at ?? null;
};
