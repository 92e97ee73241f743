import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DataDirBusyError } from './data-dir-lock.ts';
import { openDatabase } from './engine.ts';
import type { Database } from './engine.ts';
import { forEachEngine } from './test-database.ts';

forEachEngine((engine, open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());

  it('reads every type as the same value on both engines', async () => {
    const { rows } =
      await sql`select '2026-01-02'::date as d, '2026-01-02 03:04:05.678+08'::timestamptz as t, 9007199254740991::int8 as i,
      1.25::numeric as n, 0.5::float8 as f, '{"a":[1,null]}'::jsonb as j, array['a','b']::text[] as x, null::date as nothing`.execute(
        db.kysely,
      );
    expect(rows).toEqual([
      {
        d: '2026-01-02',
        t: '2026-01-01T19:04:05.678Z',
        i: 9007199254740991,
        n: 1.25,
        f: 0.5,
        j: { a: [1, null] },
        x: ['a', 'b'],
        nothing: null,
      },
    ]);
    expect(db.engine).toBe(engine);
  });

  it('leaves nothing of a failed transaction and goes on with the next', async () => {
    await db.kysely.insertInto('meta').values({ key: 'taken', value: '1' }).execute();
    const failing = db.transaction(async (trx) => {
      await trx.insertInto('meta').values({ key: 'lost', value: '1' }).execute();
      await trx.insertInto('meta').values({ key: 'taken', value: '2' }).execute();
    });
    await expect(failing).rejects.toThrow(/unique/);
    await db.transaction((trx) => trx.insertInto('meta').values({ key: 'next', value: '3' }).execute());
    const keys = await db.kysely.selectFrom('meta').select('key').orderBy('key').execute();
    expect(keys.map((row) => row.key)).toEqual(['next', 'taken']);
  });

  it('keeps 200 interleaved transactions apart, every third of them failing', async () => {
    const one = async (n: number): Promise<void> => {
      await db.transaction(async (trx) => {
        await trx
          .insertInto('meta')
          .values({ key: `many-${n}`, value: String(n) })
          .execute();
        const seen = await trx
          .selectFrom('meta')
          .select('value')
          .where('key', '=', `many-${n}`)
          .executeTakeFirstOrThrow();
        expect(seen.value).toBe(n);
        if (n % 3 === 0) await trx.insertInto('meta').values({ key: 'taken', value: '0' }).execute();
      });
    };
    const settled = await Promise.allSettled(Array.from({ length: 200 }, (_, n) => one(n)));
    expect(settled.filter((s) => s.status === 'rejected')).toHaveLength(67);
    const { count } = await db.kysely
      .selectFrom('meta')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('key', 'like', 'many-%')
      .executeTakeFirstOrThrow();
    expect(count).toBe(133);
  });

  // What breaks a connection while nobody asks is an event of its own; vitest fails where nobody listens to it.
  if (engine === 'postgres')
    it('lives on where the connection breaks inside a transaction, between two questions', async () => {
      let tellPid: (pid: number) => void = () => undefined;
      const pid = new Promise<number>((resolve) => (tellPid = resolve));
      const broken = db.transaction(async (trx) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
        tellPid(rows[0]?.pid ?? 0);
        await new Promise((resolve) => setTimeout(resolve, 500));
        await sql`select 1`.execute(trx);
      });
      await Promise.all([
        expect(broken).rejects.toThrow(/terminat|not queryable/i),
        pid.then((one) => sql`select pg_terminate_backend(${one})`.execute(db.kysely)),
      ]);
      expect((await sql`select 1 as one`.execute(db.kysely)).rows).toEqual([{ one: 1 }]);
    });

  it('refuses a second connection inside a transaction instead of waiting for ever', async () => {
    const nested = db.transaction(() => db.kysely.selectFrom('meta').selectAll().execute());
    await expect(nested).rejects.toThrow(/trx/);
  });
});

it('keeps a PGlite directory for one process, and takes over the lock of a dead one', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'weisu-lock-'));
  await writeFile(join(dataDir, 'weisu.lock'), JSON.stringify({ pid: 4_194_303, startedAt: '1' }));
  const first = await openDatabase({ dataDir });
  await expect(openDatabase({ dataDir })).rejects.toThrow(DataDirBusyError);
  await sql`create table kept (n integer)`.execute(first.kysely);
  await first.close();
  const second = await openDatabase({ dataDir });
  expect((await sql`select * from kept`.execute(second.kysely)).rows).toEqual([]);
  await second.close();
  await rm(dataDir, { recursive: true });
});
