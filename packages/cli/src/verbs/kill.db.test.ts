import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  handOnTexts,
  layStanding,
  loadJurisdiction,
  migrate,
  openDatabase,
  upsertSources,
} from '@weisu/server';
import { sql } from 'kysely';
import pg from 'pg';
import { expect, it } from 'vitest';

// The long form, with every kind of fault, is `npm run chaos -- --kills 50`.
const KILLS = 3;
const TEXTS = 400;
const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const BEIJING = fileURLToPath(new URL('../../../../jurisdictions/beijing', import.meta.url));
const SERVER = process.env['WEISU_TEST_PG_URL'] ?? process.env['DATABASE_URL'];

type Counts = {
  readonly documents: number;
  readonly waiting: number;
  readonly taken: number;
  readonly distinct: number;
};

const withServer = async (command: string): Promise<void> => {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  await client.query(command).finally(() => client.end());
};

const startWorker = (url: string, data: string): ChildProcess =>
  spawn(
    process.execPath,
    [
      '--conditions=weisu:source',
      '--import',
      'tsx',
      MAIN,
      'serve',
      '--roles',
      'worker',
      '--database',
      url,
      '--data',
      data,
    ],
    { stdio: 'ignore' },
  );

it.skipIf(SERVER === undefined)(
  'loses and doubles no text when workers are killed at any moment',
  { timeout: 300_000 },
  async () => {
    const name = `weisu_kill_${randomBytes(6).toString('hex')}`;
    const data = mkdtempSync(join(tmpdir(), 'weisu-kill-'));
    await withServer(`create database ${name}`);
    const url = new URL(SERVER ?? '');
    url.pathname = `/${name}`;
    const workers: ChildProcess[] = [];
    const database = await openDatabase({ url: url.href });
    try {
      await migrate(database);
      const jurisdiction = await loadJurisdiction(BEIJING);
      await database.transaction((trx) => layStanding(trx, jurisdiction, '2026-06-01T00:00:00.000Z'));
      await upsertSources(database.kysely, [
        { id: 'src_kill', name: '测试来源', feed: 'documents', trust: 0.5, districts: null },
      ]);
      const count = async (): Promise<Counts> => {
        const { rows } = await sql<Counts>`
          select (select count(*)::int from documents) as documents, (select count(*)::int from outbox) as waiting,
            (select count(*)::int from outbox where leased_until is not null) as taken,
            (select count(distinct content_hash)::int from documents) as distinct`.execute(database.kysely);
        return rows[0] ?? { documents: 0, waiting: 0, taken: 0, distinct: 0 };
      };
      const waitFor = async (holds: (n: Counts) => boolean): Promise<void> => {
        while (!holds(await count())) await new Promise((resolve) => setTimeout(resolve, 30));
      };
      for (let kill = 0; kill <= KILLS; kill += 1) {
        const worker = startWorker(url.href, data);
        workers.push(worker);
        const texts = Array.from({ length: TEXTS / (KILLS + 1) }, (_, n) => ({
          sourceId: 'src_kill' as const,
          externalId: null,
          title: null,
          body: `第${kill}批第${n}篇：听说云桥智造拖欠工资${n + 1}天，编号${kill * 1_000 + n}。`,
          occurredOn: '2026-06-02',
          recordedAt: '2026-06-02T02:00:00.000Z',
        }));
        for (let at = 0; at < texts.length; at += 10)
          await database.transaction((trx) => handOnTexts(trx, texts.slice(at, at + 10)));
        // Killed a moment after it took them: while it reads, stores or commits; the last one may finish.
        if (kill < KILLS) {
          await waitFor(({ taken }) => taken > 0);
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 300));
          worker.kill('SIGKILL');
          await once(worker, 'exit');
          // What it held is free again when its lease is over; here at once.
          await sql`update outbox set leased_until = null`.execute(database.kysely);
        }
      }
      await waitFor(({ waiting }) => waiting === 0);
      expect(await count()).toEqual({ documents: TEXTS, waiting: 0, taken: 0, distinct: TEXTS });
    } finally {
      for (const worker of workers) worker.kill('SIGKILL');
      await database.close();
      await withServer(`drop database if exists ${name} with (force)`);
      rmSync(data, { recursive: true, force: true });
    }
  },
);
