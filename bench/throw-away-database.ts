import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { type Database, migrate, openDatabase } from '@weisu/server';
import { sql } from 'kysely';
import pg from 'pg';

const LOCAL = 'postgres://postgres@127.0.0.1:5432/postgres';

const SERVER = process.env['DATABASE_URL'] ?? LOCAL;

const withServer = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

type Opened = { readonly database: Database; readonly url: string } & AsyncDisposable;

const urlOf = (name: string): string => {
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return url.href;
};

const drop = (name: string): Promise<unknown> =>
  withServer((client) => client.query(`drop database if exists ${name} with (force)`));

/** A database of its own on the server of `DATABASE_URL` or of this machine, empty or a copy of another; gone once disposed of. */
const openNew = async (template: string | null): Promise<Opened> => {
  const name = `weisu_bench_${randomBytes(6).toString('hex')}`;
  const from = template === null ? '' : ` template ${template}`;
  await withServer((client) => client.query(`create database ${name}${from}`));
  const url = urlOf(name);
  const database = await openDatabase({ url });
  await migrate(database);
  return {
    database,
    url,
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await drop(name);
    },
  };
};

/** An empty, migrated database of its own, with its address; gone once disposed of. */
export const openPostgresDatabase = (): Promise<Opened> => openNew(null);

const MIGRATIONS = new URL('../packages/server/src/store/migrations/', import.meta.url);

/** Lays a ground in a database that stays; what is known of it beside lies in a table there. */
const layForKeeping = async <Facts>(
  name: string,
  lay: (database: Database) => Promise<Facts>,
): Promise<void> => {
  await withServer((client) => client.query(`create database ${name}`));
  const database = await openDatabase({ url: urlOf(name) });
  try {
    await migrate(database);
    const facts = await lay(database);
    const { kysely } = database;
    await sql`create table bench_ground as select ${JSON.stringify(facts)}::jsonb as facts`.execute(kysely);
    await database.close();
  } catch (error) {
    await database.close();
    await drop(name);
    throw error;
  }
};

/**
 * A database with a ground laid in it. With `keep` the ground is laid once for all that say the same, and stays on the server as
 * `weisu_ground_…` until it is dropped by hand; each run works on a copy.
 * @param keep everything that the ground follows from; null lays it anew and leaves nothing
 */
export const openGround = async <Facts>(
  keep: unknown,
  lay: (database: Database) => Promise<Facts>,
): Promise<Opened & { readonly facts: Facts }> => {
  if (keep === null) {
    const opened = await openNew(null);
    return { ...opened, facts: await lay(opened.database) };
  }
  const key = createHash('sha256')
    .update(JSON.stringify([keep, readdirSync(MIGRATIONS)]))
    .digest('hex');
  const name = `weisu_ground_${key.slice(0, 16)}`;
  const { rowCount } = await withServer((client) =>
    client.query('select from pg_database where datname = $1', [name]),
  );
  if (rowCount === 0) await layForKeeping(name, lay);
  const opened = await openNew(name);
  const { rows } = await sql<{ facts: Facts }>`select facts from bench_ground`.execute(
    opened.database.kysely,
  );
  if (rows[0] === undefined) throw new Error(`${name}: a ground without facts; drop it`);
  return { ...opened, facts: rows[0].facts };
};

/** An empty, migrated database of its own: on the PostgreSQL of `DATABASE_URL` or of this machine, else embedded in memory. */
export const openThrowAwayDatabase = async (): Promise<Database> => {
  const opened = await openNew(null).catch(() => null);
  if (opened !== null) {
    const close = (): Promise<void> => Promise.resolve(opened[Symbol.asyncDispose]());
    return { ...opened.database, close, [Symbol.asyncDispose]: close };
  }
  const database = await openDatabase({ memory: true });
  await migrate(database);
  return database;
};
