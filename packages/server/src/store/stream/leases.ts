import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/**
 * Takes a lease, or keeps it, for so long by the database's clock: whatever the clocks of the processes say, one has it.
 * Answers whether `holder` has it now.
 */
export const holdLease = async (
  db: Queryable,
  name: string,
  holder: string,
  forMs: number,
): Promise<boolean> => {
  const until = sql`clock_timestamp() + ${forMs} * interval '1 millisecond'`;
  const { rows } = await sql<{ holder: string }>`
    insert into leases (name, holder, until) values (${name}, ${holder}, ${until})
    on conflict (name) do update set holder = excluded.holder, until = excluded.until
    where leases.holder = excluded.holder or leases.until < clock_timestamp()
    returning holder`.execute(db);
  return rows.length > 0;
};

/** Gives a lease back before its time. */
export const dropLease = async (db: Queryable, name: string, holder: string): Promise<void> => {
  await sql`delete from leases where name = ${name} and holder = ${holder}`.execute(db);
};
