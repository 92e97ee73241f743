import { estimateMissed, type Jurisdiction } from '@weisu/core';
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../store/engine.ts';
import { upsertEnterprises } from '../store/intake/upsert-enterprises.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import { forEachEngine } from '../store/test-database.ts';
import { writeJudgement } from '../store/warning/judgements.ts';
import { listCheckedDraws } from '../store/warning/random-checks.ts';
import { verifyDay } from '../risk/verify-day.ts';
import { assessAll } from './assess-all.ts';
import { ingestRecords } from './ingest-records.ts';
import { HENGLING, layTestGround, loadBeijing, record, troubleOf } from './test-ground.ts';

let jurisdiction: Jurisdiction;
beforeAll(async () => {
  const beijing = await loadBeijing();
  jurisdiction = {
    ...beijing,
    dispatch: { ...beijing.dispatch, randomCheckRatio: 0.1 },
    units: beijing.units.map((unit) => ({ ...unit, monthlyCapacity: 30 })),
  };
});

const crowd = Array.from({ length: 150 }, (_, n) => {
  const creditCode = `91999900MA0F2${String(n).padStart(4, '0')}X`;
  return {
    ...HENGLING,
    id: `ent_${creditCode}` as const,
    creditCode,
    names: [{ name: `北京演示${n}号商贸有限公司`, form: 'registered' as const, from: null, until: null }],
  };
});

forEachEngine((_engine, open) => {
  const openCrowd = async (): Promise<Database> => {
    const db = await open();
    await layTestGround(db, jurisdiction);
    await db.transaction((trx) =>
      upsertEnterprises(trx, crowd, { importedFrom: 'test', recordedAt: '2026-03-01T00:00:00.000Z' }),
    );
    await db.transaction((trx) => ingestRecords(trx, troubleOf(HENGLING)));
    return db;
  };
  const assess = (db: Database, asOf: string) =>
    assessAll(db, { asOf, now: `${asOf}T22:00:00.000Z`, jurisdiction });

  it('draws once a month from below the threshold, marked, and the same day again draws nobody', async () => {
    await using db = await openCrowd();
    const drawn = (await assess(db, '2026-07-05')).raised.filter(({ draw }) => draw !== undefined);
    expect(drawn.map(({ warning, draw }) => [warning.level, warning.because, draw?.populationCount])).toEqual(
      Array.from({ length: 3 }, () => ['blue', 'random-check', 150]),
    );
    expect(drawn.every(({ warning }) => warning.enterpriseId !== HENGLING.id)).toBe(true);
    expect(drawn[0]?.reasons[0]?.en).toMatch(/drawn by lot/);
    for (const day of ['2026-07-05', '2026-07-06'])
      expect((await assess(db, day)).raised.filter(({ draw }) => draw !== undefined)).toEqual([]);
    const next = (await assess(db, '2026-08-01')).raised.filter(({ draw }) => draw !== undefined);
    // Those in hand are not drawn again.
    expect(next.map(({ draw }) => draw?.populationCount)).toEqual([147, 147, 147]);
    // Nobody near an enterprise is watched because of the lot.
    const watched = await db.kysely.selectFrom('watch_entries').select('origin_id').execute();
    expect(watched.filter(({ origin_id }) => origin_id !== null && origin_id !== HENGLING.id)).toEqual([]);
    expect(await verifyDay(db.kysely, '2026-08-01', jurisdiction)).toMatchObject({
      different: [],
      unknown: 0,
    });
  });

  it('estimates what is missed from what persons found', async () => {
    await using db = await openCrowd();
    const drawn = (await assess(db, '2026-07-05')).raised.filter(({ draw }) => draw !== undefined);
    expect(estimateMissed(await listCheckedDraws(db.kysely, '2026-07-06T00:00:00.000Z'))).toBeNull();
    for (const [n, { warning }] of drawn.slice(0, 2).entries())
      await db.transaction((trx) =>
        writeJudgement(trx, warning.id, `judge-key-${n}`, {
          verdict: n === 0 ? 'true' : 'false',
          useful: false,
          reason: '走访',
          by: SYSTEM_OFFICER,
          at: '2026-07-07T02:00:00.000Z',
        }),
      );
    const draws = await listCheckedDraws(db.kysely, '2026-07-08T00:00:00.000Z');
    expect(draws).toEqual([
      { month: '2026-07-01', populationCount: 150, drawnCount: 3, judgedCount: 2, trueCount: 1 },
    ]);
    expect(estimateMissed(draws)).toMatchObject({ ratio: 0.5, populationCount: 150 });
  });

  it('gives way to a worse level like any other', async () => {
    await using db = await openCrowd();
    const [first] = (await assess(db, '2026-07-05')).raised.filter(({ draw }) => draw !== undefined);
    const own = crowd.find(({ id }) => id === first?.warning.enterpriseId) ?? expect.fail('nobody was drawn');
    await db.transaction((trx) =>
      ingestRecords(trx, [
        record(own, 'court-bankruptcy', '2026-07-06', {}),
        record(own, 'arbitration-filing', '2026-07-06', { claimCount: 40, amountYuan: 90_000 }),
      ]),
    );
    const next = (await assess(db, '2026-07-07')).raised.find(
      ({ warning }) => warning.enterpriseId === own.id,
    );
    expect([next?.warning.because, next?.supersedes]).toEqual(['worse', first?.warning.id]);
  });
});
