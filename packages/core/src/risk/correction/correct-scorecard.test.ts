import { describe, expect, it } from 'vitest';
import { randomOf } from '../../city/random.ts';
import type { Labelled } from '../../model/fit.ts';
import { correctScorecard, CORRECTION } from './correct-scorecard.ts';

const STEPS = {
  tells: [
    [1, 2],
    [3, 4],
  ],
  'tells-nothing': [[1, 10]],
  'never-seen': [[1, 7]],
} satisfies Record<string, [number, number][]>;

/** `tells` multiplies the odds, `tells-nothing` does not, `never-seen` is always missing. */
const invented = (count: number): Labelled => {
  const random = randomOf(7);
  const tells = new Float64Array(count);
  const nothing = new Float64Array(count);
  const labels = new Uint8Array(count);
  for (let row = 0; row < count; row += 1) {
    tells[row] = random.chance(0.3) ? random.int(1, 4) : 0;
    nothing[row] = random.chance(0.3) ? 1 : 0;
    labels[row] = random.chance((tells[row] as number) >= 1 ? 0.2 : 0.02) ? 1 : 0;
  }
  return {
    table: {
      names: ['tells', 'tells-nothing', 'never-seen'],
      rowCount: count,
      columns: [tells, nothing, new Float64Array(count).fill(NaN)],
    },
    labels,
  };
};

describe('points corrected by outcomes', () => {
  const rows = invented(20_000);

  it('follow the outcomes where the experts were unsure', () => {
    const { tells, 'tells-nothing': nothing } = correctScorecard({ steps: STEPS }, rows, {
      ...CORRECTION,
      doubtPoints: 1_000,
    });
    // log(.2/.8) - log(.02/.98) is 2.5 of log-odds
    expect(tells?.[0]?.[1]).toBeCloseTo(2.5 / CORRECTION.logOddsPerPoint, -1);
    expect(nothing?.[0]?.[1]).toBeLessThan(3);
  });

  it('keep to the experts who were sure, and to every step that no row reaches', () => {
    const sure = correctScorecard({ steps: STEPS }, rows, { ...CORRECTION, doubtPoints: 0.001 });
    expect(sure).toEqual(STEPS);
    expect(correctScorecard({ steps: STEPS }, rows)['never-seen']).toEqual([[1, 7]]);
  });

  it('never fall from one step to the next, nor below zero', () => {
    const backwards = { ...rows, labels: rows.labels.map((label) => 1 - label) };
    const steps = correctScorecard({ steps: STEPS }, backwards, { ...CORRECTION, doubtPoints: 100 });
    for (const pairs of Object.values(steps))
      pairs.forEach(([, points], at) => expect(points).toBeGreaterThanOrEqual(pairs[at - 1]?.[1] ?? 0));
  });

  it('are the same whatever the order of the rows', () => {
    const turned: Labelled = {
      table: { ...rows.table, columns: rows.table.columns.map((column) => column.toReversed()) },
      labels: rows.labels.toReversed(),
    };
    expect(correctScorecard({ steps: STEPS }, turned)).toEqual(correctScorecard({ steps: STEPS }, rows));
  });

  it('cannot be had where nothing came true', () => {
    expect(() => correctScorecard({ steps: STEPS }, { ...rows, labels: rows.labels.map(() => 0) })).toThrow(
      RangeError,
    );
  });
});
