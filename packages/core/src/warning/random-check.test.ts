import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EnterpriseId } from '../ids.ts';
import { checkCountOf, drawForCheck } from './draw-check.ts';
import { estimateMissed } from './estimate-missed.ts';

const ids = (count: number): EnterpriseId[] => Array.from({ length: count }, (_, n) => `ent_${n}` as const);
const draw = (month: string, unit: string, count: number, eligible = ids(400)) =>
  drawForCheck({ month, unitId: `unit_${unit}`, eligible, count });

describe('drawForCheck', () => {
  it('draws the same whatever the order, others of another month or unit, and none twice', () => {
    const once = draw('2026-06-01', 'a', 6);
    expect(draw('2026-06-30', 'a', 6, ids(400).toReversed())).toEqual(once);
    expect(new Set(once).size).toBe(6);
    expect(draw('2026-07-01', 'a', 6)).not.toEqual(once);
    expect(draw('2026-06-01', 'b', 6)).not.toEqual(once);
    expect(draw('2026-06-01', 'a', 9).slice(0, 6)).toEqual(once);
  });

  it('gives each the same chance', () => {
    const drawn = new Map<string, number>();
    for (let n = 0; n < 3_000; n += 1)
      for (const id of draw('2026-06-01', `u${n}`, 2, ids(20))) drawn.set(id, (drawn.get(id) ?? 0) + 1);
    // 300 expected of each, standard deviation 16.4.
    for (const count of drawn.values()) expect(Math.abs(count - 300)).toBeLessThan(82);
    expect(drawn.size).toBe(20);
  });

  it('draws none from few, one at least from many', () => {
    expect([checkCountOf(30, 0.05, 99), checkCountOf(30, 0, 900)]).toEqual([0, 0]);
    expect([checkCountOf(8, 0.05, 900), checkCountOf(60, 0.05, 900)]).toEqual([1, 3]);
  });
});

describe('estimateMissed', () => {
  const month = '2026-06-01';
  it('knows nothing before anything was judged', () => {
    expect(estimateMissed([])).toBeNull();
    expect(
      estimateMissed([{ month, populationCount: 900, drawnCount: 2, judgedCount: 0, trueCount: 0 }]),
    ).toBeNull();
  });

  it('weighs units by whom they were drawn from', () => {
    const found = estimateMissed([
      { month, populationCount: 900, drawnCount: 10, judgedCount: 10, trueCount: 0 },
      { month, populationCount: 100, drawnCount: 10, judgedCount: 10, trueCount: 5 },
    ]);
    expect(found?.ratio).toBeCloseTo(0.05, 12);
    expect(found).toMatchObject({ drawnCount: 20, judgedCount: 20, trueCount: 5, populationCount: 1000 });
    // Unlike weights are worth fewer than twenty draws.
    expect((found?.high ?? 0) - (found?.low ?? 0)).toBeGreaterThan(0.2);
  });

  it('holds the truth within its interval nineteen times of twenty, about', () => {
    let held = 0;
    const runs = 400;
    for (let run = 0; run < runs; run += 1) {
      const strata = [800, 1_200, 2_000].map((populationCount, unit) => {
        const eligible = ids(populationCount);
        const drawn = drawForCheck({ month, unitId: `unit_${run}-${unit}`, eligible, count: 40 });
        // One in twenty is in arrears.
        const trueCount = drawn.filter((id) => Number(id.slice(4)) % 20 === 0).length;
        return { month, populationCount, drawnCount: 40, judgedCount: 40, trueCount };
      });
      const found = estimateMissed(strata);
      if (found !== null && found.low <= 0.05 && found.high >= 0.05) held += 1;
    }
    expect(held / runs).toBeGreaterThan(0.9);
  });

  it('never leaves 0 to 1', () => {
    const stratum = fc.record({
      populationCount: fc.integer({ min: 1, max: 9_999 }),
      judgedCount: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(
        fc.array(stratum, { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (strata, share) => {
          const found = estimateMissed(
            strata.map((own) => ({
              ...own,
              month,
              drawnCount: own.judgedCount,
              trueCount: Math.floor(own.judgedCount * share),
            })),
          );
          expect(found).not.toBeNull();
          const { low, ratio, high } = found ?? { low: 1, ratio: 0, high: 0 };
          expect(low >= 0 && low <= ratio + 1e-12 && ratio <= high + 1e-12 && high <= 1).toBe(true);
        },
      ),
    );
  });
});
