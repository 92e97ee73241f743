import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contribution } from '../../api/queries.ts';
import { waterfallOf } from './waterfall.ts';

const part = (points: number): Contribution => ({
  indicator: `labour.part-${points}`,
  name: { zh: '一项', en: 'a part' },
  dimension: 'labour',
  sentence: { zh: '一项', en: 'a part' },
  value: 1,
  unit: 'count',
  points,
  evidence: [],
});

describe('waterfallOf', () => {
  it('begins each bar where the last one ended', () => {
    const chart = waterfallOf(8, [part(21.4), part(-4.1)], 25.3);
    expect(chart.base).toEqual({ from: 0, to: 800 });
    expect(chart.bars.map(({ from, to }) => [from, to])).toEqual([
      [800, 2940],
      [2940, 2530],
    ]);
    expect(chart.difference).toBe(0);
    expect([chart.low, chart.high]).toEqual([0, 2940]);
  });

  it('says by how much the parts miss the score', () => {
    expect(waterfallOf(8, [part(2)], 10.5).difference).toBe(-50);
  });

  it('adds hundredths exactly where adding the points themselves would not', () => {
    const centipoints = fc.array(fc.integer({ min: -5000, max: 5000 }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), centipoints, (base, parts) => {
        const total = base + parts.reduce((sum, each) => sum + each, 0);
        const chart = waterfallOf(
          base / 100,
          parts.map((each) => part(each / 100)),
          total / 100,
        );
        expect(chart.total).toBe(total);
        expect(chart.difference).toBe(0);
      }),
    );
  });
});
