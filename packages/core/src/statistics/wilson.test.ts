import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from './wilson.ts';

describe('wilsonInterval', () => {
  it('agrees with published values (Newcombe 1998, method 3)', () => {
    const cases = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;
    for (const [hits, count, low, high] of cases) {
      const interval = wilsonInterval(hits, count);
      expect(interval?.low).toBeCloseTo(low, 4);
      expect(interval?.high).toBeCloseTo(high, 4);
    }
  });

  it('ends exactly at 0 and 1', () => {
    for (const count of [1, 7, 8, 30, 1000]) {
      expect(wilsonInterval(0, count)?.low).toBe(0);
      expect(wilsonInterval(count, count)?.high).toBe(1);
    }
  });

  it('says nothing of nothing', () => expect(wilsonInterval(0, 0)).toBeNull());

  it('holds the share, stays in 0–1, mirrors, and narrows with more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, ratio) => {
          const hits = Math.round(ratio * count);
          const { low, high } = wilsonInterval(hits, count) ?? { low: NaN, high: NaN };
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(hits / count + 1e-12);
          expect(high).toBeGreaterThanOrEqual(hits / count - 1e-12);
          const mirrored = wilsonInterval(count - hits, count) ?? { low: NaN, high: NaN };
          expect(mirrored.low).toBeCloseTo(1 - high, 9);
          const more = wilsonInterval(hits * 4, count * 4) ?? { low: NaN, high: NaN };
          expect(more.high - more.low).toBeLessThan(high - low);
        },
      ),
    );
  });
});
