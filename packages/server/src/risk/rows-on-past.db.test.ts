import {
  CORRECTION,
  correctScorecard,
  createAssessor,
  type Jurisdiction,
  scorecardModel,
  scorecardOf,
} from '@weisu/core';
import { beforeAll, expect, it } from 'vitest';
import { ingestRecords } from '../pipeline/ingest-records.ts';
import { HENGLING, JIAHE, layTestGround, loadBeijing, record, YANQIU } from '../pipeline/test-ground.ts';
import type { Database } from '../store/engine.ts';
import { upsertOutcomes } from '../store/standing/outcomes.ts';
import { forEachEngine } from '../store/test-database.ts';
import { scorePast } from './levels-on-past.ts';
import { rowsOnPast } from './rows-on-past.ts';

let jurisdiction: Jurisdiction;
beforeAll(async () => {
  jurisdiction = await loadBeijing();
});

const AS_OF = { asOf: '2027-01-31', horizonMonths: 3 };

forEachEngine((_engine, open) => {
  /** HENGLING is in tax arrears before its wages stop; of YANQIU the same is known, and wages had stopped before. */
  const openPast = async (): Promise<Database> => {
    const db = await open();
    await layTestGround(db, jurisdiction);
    await db.transaction((trx) =>
      ingestRecords(trx, [
        record(JIAHE, 'court-enforcement', '2025-01-10', { amountYuan: 1_000 }),
        record(HENGLING, 'tax-arrears', '2026-09-10', { amountYuan: 500_000 }),
        record(YANQIU, 'tax-arrears', '2026-09-10', { amountYuan: 500_000 }),
      ]),
    );
    const outcome = { collapseOn: null, basis: 'own', recordedAt: '2026-12-20T02:00:00.000Z' } as const;
    await upsertOutcomes(db.kysely, [
      { ...outcome, enterpriseId: HENGLING.id, arrearsFrom: '2026-12-01' },
      { ...outcome, enterpriseId: YANQIU.id, arrearsFrom: '2026-09-01' },
    ]);
    return db;
  };

  it('counts who came to be in arrears in time, and who was in arrears only where that is asked for', async () => {
    await using db = await openPast();
    const told: string[] = [];
    const past = await rowsOnPast(db.kysely, { ...AS_OF, onDay: (day) => told.push(day) });
    expect(past.days).toEqual(told);
    expect(past.days.at(-1)).toBe('2026-09-30');
    const atLast = (labels: Uint8Array, rows: number): number[] =>
      Array.from(labels.slice(-rows)).toSorted((a, b) => a - b);
    // JIAHE stayed well, HENGLING did not; YANQIU was in arrears already.
    expect(atLast(past.rows.labels, 2)).toEqual([0, 1]);
    const begun = await rowsOnPast(db.kysely, { ...AS_OF, begunMonths: 6 });
    expect(begun.rows.table.rowCount).toBe(past.rows.table.rowCount + 1);
    expect(atLast(begun.rows.labels, 3)).toEqual([0, 1, 1]);
  });

  it('scores the rows as the scorecard would have, and outcomes correct its points', async () => {
    await using db = await openPast();
    const file = jurisdiction.scorecard;
    const past = await rowsOnPast(db.kysely, AS_OF);
    const assess = createAssessor(scorecardModel(scorecardOf(file), jurisdiction.levels));
    const { scores, labels } = scorePast({ assess }, past);
    const points = file.steps['operation.tax-arrears']?.[0]?.[1] ?? 0;
    // YANQIU in July, of which nothing was known, and HENGLING at the end of September.
    expect(scores.filter((_, row) => labels[row] === 1)).toEqual([0, points * 100]);
    const corrected = correctScorecard(file, past.rows, { ...CORRECTION, doubtPoints: 20 });
    expect(corrected['operation.tax-arrears']?.[0]?.[1]).toBeGreaterThan(points);
    expect(corrected['operation.bankruptcy']).toEqual(file.steps['operation.bankruptcy']);
  });
});
