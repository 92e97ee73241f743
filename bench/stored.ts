import type { Database } from '@weisu/server';
import { sql } from 'kysely';

/** A worker that stores nothing for so long is stuck; the first texts wait for the index of names: the run ends with what it said rather than never. */
const STUCK_MS = 10 * 60_000;
/** Counting 30,000 texts takes 3 ms of a core that the worker could have had. */
const LOOK_MS = 100;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const countOf = async ({ kysely }: Database, table: string): Promise<number> => {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from ${sql.table(table)}`.execute(kysely);
  return rows[0]?.count ?? 0;
};

/** Waits until no more than `most` of those fed are not stored yet; answers how many are. */
export const waitForStored = async (database: Database, fed: number, most: number): Promise<number> => {
  let [stored, since] = [await countOf(database, 'documents'), performance.now()];
  while (fed - stored > most) {
    await pause(LOOK_MS);
    const now = await countOf(database, 'documents');
    if (now > stored) [stored, since] = [now, performance.now()];
    if (performance.now() - since > STUCK_MS)
      throw new Error(`nothing was stored for ${STUCK_MS / 1000} s: ${stored} of ${fed} texts are`);
  }
  return stored;
};
