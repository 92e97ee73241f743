import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, fitCalibration, poolAdjacent } from './isotonic.ts';
import { brierScore, precisionRecallArea, rocArea } from './ranking.ts';
import { reliabilityCurve } from './reliability.ts';
import { spreadOf, stabilityIndex } from './drift.ts';

const scored = fc.array(
  fc.record({ score: fc.integer({ min: 0, max: 12 }), label: fc.integer({ min: 0, max: 1 }) }),
  {
    minLength: 2,
    maxLength: 40,
  },
);

/** Rising means by the formula over every pair of places: max of mins of the means between. */
const naiveRising = (values: readonly number[], weights: readonly number[]): number[] => {
  const mean = (from: number, to: number): number => {
    let sum = 0;
    let weight = 0;
    for (let i = from; i <= to; i += 1) {
      sum += values[i]! * weights[i]!;
      weight += weights[i]!;
    }
    return sum / weight;
  };
  return values.map((_, at) => {
    let most = -Infinity;
    for (let from = 0; from <= at; from += 1) {
      let least = Infinity;
      for (let to = at; to < values.length; to += 1) least = Math.min(least, mean(from, to));
      most = Math.max(most, least);
    }
    return most;
  });
};

describe('ranking', () => {
  it('counts pairs as the area says', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        let wins = 0;
        let pairs = 0;
        for (const a of rows)
          for (const b of rows)
            if (a.label === 1 && b.label === 0) {
              pairs += 1;
              wins += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0;
            }
        const area = rocArea(
          rows.map((r) => r.score),
          rows.map((r) => r.label),
        );
        if (pairs === 0) expect(area).toBeNaN();
        else expect(area).toBeCloseTo(wins / pairs, 12);
      }),
    );
  });

  it('knows the area under precision and recall of small cases by hand', () => {
    expect(precisionRecallArea([3, 2, 1], [1, 1, 0])).toBe(1);
    expect(precisionRecallArea([3, 2, 1], [0, 1, 1])).toBeCloseTo((1 / 2 + 2 / 3) / 2, 12);
    expect(precisionRecallArea([1, 1, 1, 1], [1, 0, 0, 0])).toBe(0.25);
    expect(brierScore([0.8, 0.1], [1, 0])).toBeCloseTo(0.025, 12);
  });
});

describe('calibration', () => {
  it('pools as the slow formula does', () => {
    const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 5 })), {
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(values, (pairs) => {
        const fitted = poolAdjacent(
          pairs.map(([v]) => v),
          pairs.map(([, w]) => w),
        );
        naiveRising(
          pairs.map(([v]) => v),
          pairs.map(([, w]) => w),
        ).forEach((want, at) => expect(fitted[at]).toBeCloseTo(want, 10));
      }),
    );
  });

  it('never turns two scores round, never says 0 or 1, and keeps apart what lies outside', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const curve = fitCalibration(
          rows.map((r) => r.score),
          rows.map((r) => r.label),
        );
        let before = 0;
        for (let score = -5; score <= 20; score += 0.25) {
          const p = calibrate(curve, score);
          expect(p).toBeGreaterThan(0);
          expect(p).toBeLessThan(1);
          expect(p).toBeGreaterThanOrEqual(before);
          before = p;
        }
        expect(calibrate(curve, 14)).toBeGreaterThan(calibrate(curve, 13));
        expect(calibrate(curve, -2)).toBeGreaterThan(calibrate(curve, -3));
      }),
    );
  });

  it('is the plain log-odds where nothing was learned', () => {
    expect(calibrate({ raw: [], probability: [] }, 0)).toBe(0.5);
  });

  it('parts no equal probabilities in the reliability curve, and loses no row', () => {
    const curve = reliabilityCurve([0.1, 0.1, 0.1, 0.2, 0.9, 0.9], [0, 0, 1, 0, 1, 1], 3);
    expect(curve.map((step) => step.rowCount)).toEqual([3, 1, 2]);
    expect(curve[2]).toEqual({ rowCount: 2, meanProbability: 0.9, trueRatio: 1 });
  });
});

describe('drift', () => {
  const column = Array.from({ length: 1000 }, (_, i) => (i % 10 === 0 ? NaN : i));
  it('is nothing for the same rows and grows when values move or go missing', () => {
    const then = spreadOf(column);
    expect(stabilityIndex(then, column)).toBe(0);
    expect(
      stabilityIndex(
        then,
        column.map((v) => v + 300),
      ),
    ).toBeGreaterThan(0.25);
    expect(
      stabilityIndex(
        then,
        column.map((v, i) => (i % 2 === 0 ? NaN : v)),
      ),
    ).toBeGreaterThan(0.25);
    expect(
      stabilityIndex(
        then,
        column.map((v) => v + 3),
      ),
    ).toBeLessThan(0.01);
  });
});
