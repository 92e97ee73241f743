import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../store/engine.ts';
import { listJobRuns } from '../store/stream/job-runs.ts';
import { dropLease, holdLease } from '../store/stream/leases.ts';
import { forEachEngine } from '../store/test-database.ts';
import { createScheduler, lastNightOf, type NightJob } from './scheduler.ts';

it('counts a night from twenty past midnight in Shanghai', () => {
  expect(lastNightOf('2026-07-01T16:19:59.000Z')).toBe('2026-06-30');
  expect(lastNightOf('2026-07-01T16:20:00.000Z')).toBe('2026-07-01');
  expect(lastNightOf('2026-07-02T15:59:00.000Z')).toBe('2026-07-01');
});

forEachEngine((_, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  it('gives a lease to one, keeps it for that one and lets the next have it when it is dropped or over', async () => {
    const db = database.kysely;
    expect(await holdLease(db, 'l', 'a', 60_000)).toBe(true);
    expect(await holdLease(db, 'l', 'b', 60_000)).toBe(false);
    expect(await holdLease(db, 'l', 'a', 1)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await holdLease(db, 'l', 'b', 60_000)).toBe(true);
    await dropLease(db, 'l', 'a');
    expect(await holdLease(db, 'l', 'a', 60_000)).toBe(false);
    await dropLease(db, 'l', 'b');
    expect(await holdLease(db, 'l', 'a', 1)).toBe(true);
  });

  it('does each night once, whoever of two does it, and the next night again', async () => {
    const runs: string[] = [];
    let clock = '2026-07-02T02:00:00.000Z';
    const job: NightJob = {
      id: 'test',
      zh: '测试',
      en: 'test',
      run: (asOf) => {
        runs.push(asOf);
        return Promise.resolve({ asOf });
      },
    };
    const failing: NightJob = { ...job, id: 'failing', run: () => Promise.reject(new Error('断电')) };
    const schedulers = [0, 1].map(() =>
      createScheduler({
        database,
        jobs: [failing, job],
        now: () => clock,
        log: () => undefined,
        leaseMs: 300,
      }),
    );
    const running = schedulers.map((role) => role.run());
    await until(() => runs.length > 0);
    clock = '2026-07-03T02:00:00.000Z';
    await until(() => runs.length > 1);
    schedulers[0]?.stop();
    clock = '2026-07-04T02:00:00.000Z';
    await until(() => runs.length > 2);
    schedulers[1]?.stop();
    await Promise.all(running);
    expect(runs).toEqual(['2026-07-01', '2026-07-02', '2026-07-03']);
    const kept = await listJobRuns(database.kysely, 10);
    expect(kept.filter(({ state }) => state === 'done')).toHaveLength(3);
    expect(kept.find(({ job: id }) => id === 'failing')?.detail).toEqual({ reason: '断电' });
  });
});
