import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { describe } from 'vitest';
import { openDatabase } from './engine.ts';
import type { Database } from './engine.ts';
import { hashOfMigrations, listMigrations, migrate } from './migrate.ts';

/** Opens an empty, migrated database of its own; it is gone once closed. */
export type OpenTestDatabase = () => Promise<Database>;

const PGLITE_VERSION = '0.5.14';
const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/weisu/', import.meta.url));
const TEMPLATE_LOCK = 7_236_002;
const migrations = listMigrations();
const schemaHash = hashOfMigrations(migrations);

/** A migrated PGlite directory as a dump: booting a fresh one takes seconds, loading this a third of a second. */
const loadPgliteTemplate = async (): Promise<Blob> => {
  const file = `${CACHE}pglite-${PGLITE_VERSION}-${schemaHash}.tar`;
  if (!existsSync(file)) {
    const pglite = await PGlite.create();
    for (const migration of migrations) await pglite.exec(migration.sql);
    await pglite.exec(
      'create table schema_migrations (version integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())',
    );
    for (const { version, name, checksum } of migrations) {
      await pglite.query('insert into schema_migrations (version, name, checksum) values ($1, $2, $3)', [
        version,
        name,
        checksum,
      ]);
    }
    const dump = await pglite.dumpDataDir('none');
    await pglite.close();
    mkdirSync(CACHE, { recursive: true });
    // Test files run side by side: each writes its own file, and the last to finish wins.
    const own = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
    writeFileSync(own, new Uint8Array(await dump.arrayBuffer()));
    renameSync(own, file);
  }
  return new Blob([readFileSync(file)]);
};

const openTestPglite: OpenTestDatabase = async () =>
  openDatabase({ memory: true, dump: await loadPgliteTemplate() });

const withAdmin = async <T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const urlOf = (adminUrl: string, name: string): string => {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
};

/** The template is made once for each state of the migrations; a half-made one never has the final name. */
const ensureTemplate = async (adminUrl: string, client: pg.Client): Promise<string> => {
  const template = `weisu_template_${schemaHash}`;
  const found = await client.query('select 1 from pg_database where datname = $1', [template]);
  if (found.rowCount) return template;
  const making = `weisu_making_${randomBytes(6).toString('hex')}`;
  await client.query(`create database ${making}`);
  const database = await openDatabase({ url: urlOf(adminUrl, making) });
  await migrate(database);
  await database.close();
  await client.query(`alter database ${making} rename to ${template}`);
  return template;
};

const openTestPostgres =
  (adminUrl: string): OpenTestDatabase =>
  async () => {
    const name = `weisu_test_${randomBytes(8).toString('hex')}`;
    await withAdmin(adminUrl, async (client) => {
      await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
      await client.query(`create database ${name} template ${await ensureTemplate(adminUrl, client)}`);
      // What a test writes need not survive the machine: no commit waits for the disk.
      await client.query(`alter database ${name} set synchronous_commit = off`);
    });
    const database = await openDatabase({ url: urlOf(adminUrl, name) });
    const close = async (): Promise<void> => {
      await database.close();
      await withAdmin(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
    };
    return { ...database, close, [Symbol.asyncDispose]: close };
  };

/** The PostgreSQL to test on: named by the environment, else one on this machine that lets `postgres` in. */
const findPostgres = async (): Promise<string | null> => {
  const named = process.env['WEISU_TEST_PG_URL'] ?? process.env['DATABASE_URL'];
  if (named) return named;
  const local = 'postgres://postgres@127.0.0.1:5432/postgres';
  return withAdmin(local, async () => local).catch(() => null);
};

const postgresUrl = await findPostgres();

/** Runs the same tests on PGlite and on PostgreSQL; without a PostgreSQL its half is skipped and counted so. */
export const forEachEngine = (tests: (engine: Database['engine'], open: OpenTestDatabase) => void): void => {
  describe('pglite', () => tests('pglite', openTestPglite));
  if (postgresUrl) describe('postgres', () => tests('postgres', openTestPostgres(postgresUrl)));
  else describe.skip('postgres (none reachable: set DATABASE_URL)', () => tests('postgres', openTestPglite));
};
