import type { Enterprise, EnterpriseRecord, Jurisdiction } from '@weisu/core';
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../store/engine.ts';
import { upsertEnterprises } from '../store/intake/upsert-enterprises.ts';
import { forEachEngine } from '../store/test-database.ts';
import { assessAll } from './assess-all.ts';
import { ingestRecords } from './ingest-records.ts';
import { reassess } from './reassess.ts';
import { HENGLING, JIAHE, layTestGround, loadBeijing, record, troubleOf, YANQIU } from './test-ground.ts';

const TODAY = '2026-07-06';
const NOW = `${TODAY}T09:00:00.000Z`;
const DISTRICTS = ['110115', '110105', '110106'];

/** Invented enterprises beside the three of the ground, so that a unit's list fills up. */
const others: Enterprise[] = Array.from({ length: 9 }, (_, n) => {
  const creditCode = `91999900MA0F1${String(n).padStart(4, '0')}X`;
  return {
    ...HENGLING,
    id: `ent_${creditCode}`,
    creditCode,
    names: [{ name: `北京演示${n}号科技有限公司`, form: 'registered', from: null, until: null }],
    registeredDistrict: DISTRICTS[n % 3] ?? null,
  };
});
const all = [HENGLING, JIAHE, YANQIU, ...others];

/** What was known the night before, and what arrives today: better, worse and nothing new. */
const before: EnterpriseRecord[] = all.flatMap((own, n) => troubleOf(own).slice(0, n % 5));
const arriving: EnterpriseRecord[] = all.flatMap((own, n) =>
  n % 4 === 3
    ? []
    : [
        record(own, 'arbitration-filing', TODAY, { claimCount: 4 + n, amountYuan: 90_000 }),
        ...(n % 3 === 0 ? [record(own, 'court-bankruptcy', TODAY, {})] : []),
      ],
);

let beijing: Jurisdiction;
beforeAll(async () => {
  beijing = await loadBeijing();
});

const rowsOf = async ({ kysely }: Database): Promise<unknown> => ({
  assessments: await kysely.selectFrom('assessments').selectAll().orderBy('enterprise_id').execute(),
  warnings: await kysely.selectFrom('warnings').selectAll().orderBy('id').execute(),
  suppressed: await kysely
    .selectFrom('suppressed')
    .selectAll()
    .orderBy('enterprise_id')
    .orderBy('as_of')
    .execute(),
  watched: await kysely
    .selectFrom('watch_entries')
    .select(['enterprise_id', 'reason', 'origin_id'])
    .orderBy('enterprise_id')
    .orderBy('reason')
    .execute(),
  acts: await kysely.selectFrom('warning_acts').selectAll().orderBy('warning_id').orderBy('seq').execute(),
});

forEachEngine((_engine, open) => {
  const openNight = async (jurisdiction: Jurisdiction): Promise<Database> => {
    const db = await open();
    await layTestGround(db, jurisdiction);
    await db.transaction((trx) =>
      upsertEnterprises(trx, others, { importedFrom: 'test', recordedAt: '2026-03-01T00:00:00.000Z' }),
    );
    await db.transaction((trx) => ingestRecords(trx, before));
    await assessAll(db, { asOf: '2026-07-05', now: '2026-07-05T22:00:00.000Z', jurisdiction });
    return db;
  };
  const tight = (monthlyCapacity: number): Jurisdiction => ({
    ...beijing,
    units: beijing.units.map((unit) => ({ ...unit, monthlyCapacity })),
  });

  it.each([1, 2, 30])('raises what the round would, at a capacity of %i a month', async (capacity) => {
    const jurisdiction = tight(capacity);
    await using atOnce = await openNight(jurisdiction);
    await using full = await openNight(jurisdiction);
    for (const db of [atOnce, full]) await db.transaction((trx) => ingestRecords(trx, arriving));
    const ids = arriving.map(({ enterpriseId }) => enterpriseId);
    const made = await atOnce.transaction((trx) => reassess(trx, ids, { now: NOW, jurisdiction }));
    const round = await assessAll(full, { asOf: TODAY, now: NOW, jurisdiction });
    expect(made.raised.map(({ warning }) => [warning.id, warning.because])).toEqual(
      round.raised.map(({ warning }) => [warning.id, warning.because]),
    );
    const because = made.raised.map(({ warning }) => warning.because);
    expect(because).toContain('worse');
    // A full list leaves the new ones to the next month.
    expect(because.includes('first')).toBe(capacity === 30);
    // The round has assessed those, too, of which nothing arrived.
    await assessAll(atOnce, { asOf: TODAY, now: NOW, jurisdiction });
    expect(await rowsOf(atOnce)).toEqual(await rowsOf(full));
  });

  it('raises one after the other what it raises at once, where lists have room', async () => {
    const jurisdiction = tight(30);
    await using each = await openNight(jurisdiction);
    await using together = await openNight(jurisdiction);
    for (const own of arriving)
      await each.transaction(async (trx) => {
        await ingestRecords(trx, [own]);
        await reassess(trx, [own.enterpriseId], { now: NOW, jurisdiction });
      });
    await together.transaction(async (trx) => {
      await ingestRecords(trx, arriving);
      await reassess(
        trx,
        arriving.map(({ enterpriseId }) => enterpriseId),
        { now: NOW, jurisdiction },
      );
    });
    const open = async ({ kysely }: Database) =>
      kysely
        .selectFrom('warnings')
        // The score of a warning is that of its hour: more of the same level raises no second one.
        .select(['enterprise_id', 'level'])
        .where('state', '<>', 'closed')
        .orderBy('enterprise_id')
        .execute();
    expect(await open(each)).toEqual(await open(together));
    expect((await open(each)).length).toBeGreaterThan(3);
  });

  it('warns of nothing twice, and leaves what touches too many to the night', async () => {
    await using db = await openNight(beijing);
    await db.transaction((trx) => ingestRecords(trx, arriving));
    const ids = arriving.map(({ enterpriseId }) => enterpriseId);
    const run = (touched: typeof ids) =>
      db.transaction((trx) => reassess(trx, touched, { now: NOW, jurisdiction: beijing }));
    expect((await run(ids)).raised.length).toBeGreaterThan(0);
    const once = await rowsOf(db);
    expect((await run(ids)).raised).toEqual([]);
    expect(await rowsOf(db)).toEqual(once);
    const many = Array.from({ length: 501 }, (_, n) => `ent_${n}` as const);
    expect(await run(many)).toEqual({ assessments: [], raised: [] });
  });
});
