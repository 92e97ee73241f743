import type { Instant } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** Which library it is: its version, and when that was made, since a database that was filled anew counts from 1 again. */
export type LibraryStamp = { readonly version: number; readonly changedAt: Instant | null };

/** The library's version goes up with every act that changes what is read; 0 where there is no library yet. */
export const loadLibraryStamp = async (db: Queryable): Promise<LibraryStamp> => {
  const { rows } =
    await sql<LibraryStamp>`select version, changed_at as "changedAt" from term_library`.execute(db);
  return rows[0] ?? { version: 0, changedAt: null };
};

/** Makes the next version and answers it. Two changes at a time wait for each other here. */
export const nextLibraryVersion = async (trx: Queryable, at: Instant): Promise<number> => {
  const { rows } = await sql<{ version: number }>`
    insert into term_library (version, changed_at) values (1, ${at}::timestamptz)
    on conflict (only_one) do update set version = term_library.version + 1, changed_at = excluded.changed_at
    returning version`.execute(trx);
  return rows[0]?.version ?? 1;
};
