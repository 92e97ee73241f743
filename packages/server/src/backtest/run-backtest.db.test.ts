import { addDays, type Jurisdiction, startOf } from '@weisu/core';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { ingestRecords } from '../pipeline/ingest-records.ts';
import { HENGLING, JIAHE, layTestGround, loadBeijing, record, troubleOf } from '../pipeline/test-ground.ts';
import { loadInForce } from '../risk/stored-model.ts';
import type { Database } from '../store/engine.ts';
import { upsertOutcomes } from '../store/standing/outcomes.ts';
import { forEachEngine } from '../store/test-database.ts';
import { picturePast } from './picture-past.ts';
import { runBacktest } from './run-backtest.ts';

const DAY = '2026-07-31';
const KNOWN = startOf(addDays(DAY, 1));

let jurisdiction: Jurisdiction;
beforeAll(async () => {
  jurisdiction = await loadBeijing();
});

forEachEngine((_engine, open) => {
  const openPast = async (): Promise<Database> => {
    const db = await open();
    await layTestGround(db, jurisdiction);
    await db.transaction((trx) => ingestRecords(trx, troubleOf(HENGLING)));
    return db;
  };
  /** What happened before the day, and became known only after it. */
  const plantLater = async (db: Database): Promise<void> => {
    await db.transaction((trx) =>
      ingestRecords(trx, [
        {
          ...record(JIAHE, 'arbitration-filing', '2026-07-20', { claimCount: 40, amountYuan: 900_000 }),
          recordedAt: '2026-09-01T02:00:00.000Z',
        },
      ]),
    );
    await upsertOutcomes(db.kysely, [
      {
        enterpriseId: JIAHE.id,
        arrearsFrom: '2026-07-01',
        collapseOn: null,
        basis: 'own',
        recordedAt: '2026-10-01T02:00:00.000Z',
      },
      {
        enterpriseId: HENGLING.id,
        arrearsFrom: '2026-09-20',
        collapseOn: null,
        basis: 'own',
        recordedAt: '2026-10-01T02:00:00.000Z',
      },
    ]);
  };

  it('sees a past day as it was: what became known later changes nothing, and a leak is caught', async () => {
    await using db = await openPast();
    const ready = await loadInForce(db.kysely, jurisdiction);
    const before = await picturePast(db.kysely, DAY, ready);
    await plantLater(db);
    expect(await picturePast(db.kysely, DAY, ready)).toEqual(before);
    expect(Array.from(before.known)).toEqual(before.ids.map(() => 0));
    // The same look, at a database in which everything pretends to have been known in time.
    await sql`update signals set recorded_at = ${addDays(DAY, -1)}::date where recorded_at >= ${KNOWN}::timestamptz`.execute(
      db.kysely,
    );
    const leaked = await picturePast(db.kysely, DAY, ready);
    expect(leaked).not.toEqual(before);
    const row = before.ids.indexOf(JIAHE.id);
    expect(leaked.scores[row]).toBeGreaterThan(before.scores[row] as number);
  });

  it('judges each month’s list by what came of it, and stops where it is told to', async () => {
    await using db = await openPast();
    await plantLater(db);
    const ready = await loadInForce(db.kysely, jurisdiction);
    const plan = {
      ready,
      from: '2026-06-30',
      to: '2026-08-31',
      horizonMonths: 3,
      capacity: 3,
      today: '2026-12-15',
    };
    const seen: number[] = [];
    const done = await runBacktest(db.kysely, jurisdiction, {
      ...plan,
      onMonth: async (count) => seen.push(count) > 0,
    });
    expect(seen).toEqual([1, 2, 3]);
    expect(done?.record.months.map(({ asOf, listedCount }) => [asOf, listedCount])).toEqual([
      ['2026-06-30', 1],
      ['2026-07-31', 1],
      ['2026-08-31', 1],
    ]);
    expect(done?.record).toMatchObject({ positiveCount: 2, caughtCount: 1, leads: { count: 1 } });
    expect(done?.record.missed.map(({ enterpriseId }) => enterpriseId)).toEqual([JIAHE.id]);
    expect(await runBacktest(db.kysely, jurisdiction, { ...plan, onMonth: async () => false })).toBeNull();
  });
});
