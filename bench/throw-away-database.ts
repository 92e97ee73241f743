import { randomBytes } from 'node:crypto';
import { type Database, migrate, openDatabase } from '@weisu/server';
import pg from 'pg';

const LOCAL = 'postgres://postgres@127.0.0.1:5432/postgres';

const withServer = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** An empty, migrated database of its own on a PostgreSQL server, with its address; gone once disposed of. */
export const openPostgresDatabase = async (
  server: string = process.env['DATABASE_URL'] ?? LOCAL,
): Promise<{ readonly database: Database; readonly url: string } & AsyncDisposable> => {
  const name = `weisu_bench_${randomBytes(6).toString('hex')}`;
  await withServer(server, (client) => client.query(`create database ${name}`));
  const address = new URL(server);
  address.pathname = `/${name}`;
  const url = address.href;
  const database = await openDatabase({ url });
  await migrate(database);
  return {
    database,
    url,
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await withServer(server, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
};

/** An empty, migrated database of its own: on the PostgreSQL of `DATABASE_URL` or of this machine, else embedded in memory. */
export const openThrowAwayDatabase = async (): Promise<Database> => {
  const server = process.env['DATABASE_URL'] ?? LOCAL;
  const name = `weisu_bench_${randomBytes(6).toString('hex')}`;
  const made = await withServer(server, (client) => client.query(`create database ${name}`)).then(
    () => true,
    () => false,
  );
  if (!made) {
    const database = await openDatabase({ memory: true });
    await migrate(database);
    return database;
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openDatabase({ url: url.href });
  await migrate(database);
  const close = async (): Promise<void> => {
    await database.close();
    await withServer(server, (client) => client.query(`drop database if exists ${name} with (force)`));
  };
  return { ...database, close, [Symbol.asyncDispose]: close };
};
