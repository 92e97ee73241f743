import { randomBytes } from 'node:crypto';
import type { Jurisdiction } from '../packages/core/src/index.ts';
import pg from 'pg';
import { type Database, openDatabase } from '../packages/server/src/store/engine.ts';
import { migrate } from '../packages/server/src/store/migrate.ts';
import { layWorld } from './world.ts';

const LOCAL = 'postgres://postgres@127.0.0.1:5432/postgres';

const withServer = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** A world laid once in PostgreSQL, of which every round gets a copy of its own. */
export type Rounds = {
  readonly openRound: () => Promise<Database>;
  readonly close: () => Promise<void>;
};

/** On the PostgreSQL of `DATABASE_URL` or of this machine; rejects where there is none. */
export const openRounds = async (jurisdiction: Jurisdiction): Promise<Rounds> => {
  const server = process.env['DATABASE_URL'] ?? LOCAL;
  const template = `weisu_fuzz_${randomBytes(6).toString('hex')}`;
  const urlOf = (name: string): string => {
    const url = new URL(server);
    url.pathname = `/${name}`;
    return url.href;
  };
  const drop = (name: string): Promise<unknown> =>
    withServer(server, (client) => client.query(`drop database if exists ${name} with (force)`));
  await withServer(server, (client) => client.query(`create database ${template}`));
  const laid = await openDatabase({ url: urlOf(template) });
  await migrate(laid);
  await layWorld(laid, jurisdiction);
  await laid.close();
  return {
    openRound: async () => {
      const name = `${template}_${randomBytes(4).toString('hex')}`;
      await withServer(server, async (client) => {
        await client.query(`create database ${name} template ${template}`);
        // Nothing here outlives the run: no commit waits for the disk.
        await client.query(`alter database ${name} set synchronous_commit = off`);
      });
      const database = await openDatabase({ url: urlOf(name) });
      const close = async (): Promise<void> => {
        await database.close();
        await drop(name);
      };
      return { ...database, close, [Symbol.asyncDispose]: close };
    },
    close: async () => void (await drop(template)),
  };
};
