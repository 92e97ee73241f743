import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import type { PostgresPool } from 'kysely';
import pg from 'pg';
import { openBeforeCommit, runBeforeCommit } from './before-commit.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { pglitePool } from './pglite-pool.ts';
import type { Tables } from './tables.ts';
import { PARSERS } from './type-parsing.ts';

/** What a store function needs: the database, or the transaction that it takes part in. */
export type Queryable = Kysely<Tables>;

/** An open database. The same SQL runs on both engines, and rows have the same values. */
export interface Database extends AsyncDisposable {
  readonly engine: 'pglite' | 'postgres';
  readonly kysely: Queryable;
  /** Commits what `work` did, or nothing where it throws. Only the given `trx` may be used inside. */
  readonly transaction: <T>(work: (trx: Queryable) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** PostgreSQL by URL; PGlite in a directory; or PGlite in memory, from the dump of a directory where one is given. */
export type DatabaseAddress =
  | { readonly url: string }
  | { readonly dataDir: string }
  | { readonly memory: true; readonly dump?: Blob };

const openPostgres = (url: string): PostgresPool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // Pages ask short questions: compiling one took longer than answering it, up to seconds for the counts of a long queue.
    // With the server's 4 MB the counts of 100,000 rows are sorted on disk, which takes three times as long as in memory.
    options: '-c jit=off -c work_mem=16MB',
    types: {
      getTypeParser: (oid: number, format?: string) =>
        (PARSERS[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as (text: string) => unknown,
    } as pg.CustomTypesConfig,
  });
  // An idle connection that the server ends is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  // So would one that breaks inside a transaction between two questions, which the pool no longer listens to: the next question fails.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool as unknown as PostgresPool;
};

const openPglite = async (
  address: { readonly dataDir: string } | { readonly memory: true; readonly dump?: Blob },
): Promise<PostgresPool> => {
  const parsers = { ...PARSERS };
  if ('memory' in address) {
    return pglitePool(
      await PGlite.create({ parsers, ...(address.dump ? { loadDataDir: address.dump } : {}) }),
    );
  }
  const unlock = await lockDataDir(address.dataDir);
  try {
    const files = join(address.dataDir, 'pglite');
    await mkdir(files, { recursive: true });
    const pool = pglitePool(await PGlite.create({ dataDir: files, parsers }));
    return { connect: pool.connect, end: () => pool.end().finally(unlock) };
  } catch (error) {
    await unlock();
    throw error;
  }
};

/**
 * Opens a database; the schema is brought up by `migrate`.
 * @throws DataDirBusyError where another process holds the directory.
 */
export const openDatabase = async (address: DatabaseAddress): Promise<Database> => {
  const engine = 'url' in address ? 'postgres' : 'pglite';
  const pool = 'url' in address ? openPostgres(address.url) : await openPglite(address);

  // A second connection asked for inside a transaction would wait for ever on PGlite and see other rows on PostgreSQL.
  const inTransaction = new AsyncLocalStorage<true>();
  const connect: PostgresPool['connect'] = async () => {
    if (inTransaction.getStore())
      throw new Error('Inside a transaction only the `trx` given to it may be used.');
    return pool.connect();
  };
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { connect, end: async () => undefined } }),
  });

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= kysely.destroy().then(() => pool.end()));
  return {
    engine,
    kysely,
    transaction: (work) =>
      kysely.transaction().execute((opened) =>
        inTransaction.run(true, async () => {
          // Every table's type would be compared here, method by method: a third of the time that checking the server takes.
          const trx = opened as unknown as Queryable;
          openBeforeCommit(trx);
          const result = await work(trx);
          await runBeforeCommit(trx);
          return result;
        }),
      ),
    close,
    [Symbol.asyncDispose]: close,
  };
};
