import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { powerOfTwo, randomOf, traitOf, weightedPicker } from './random.ts';

const draw = (count: number, ...key: number[]): number[] => {
  const random = randomOf(...key);
  return Array.from({ length: count }, () => random.next());
};
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('random streams', () => {
  it('gives the same for the same key and other numbers for a neighbouring one', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        expect(draw(5, a, b)).toEqual(draw(5, a, b));
        expect(draw(5, a, b)).not.toEqual(draw(5, a, b + 1));
        expect(draw(5, a, b)).not.toEqual(draw(5, a + 1, b));
      }),
    );
  });

  it('pins the first numbers, since every scenario rests on them', () => {
    expect(draw(2, 7).map((x) => x.toFixed(9))).toMatchInlineSnapshot(`
      [
        "0.670646837",
        "0.848170830",
      ]
    `);
  });

  it('is uniform, and normal where it says so', () => {
    const uniform = draw(20_000, 1);
    expect(mean(uniform)).toBeCloseTo(0.5, 1);
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniform)).toBeLessThan(1);
    const random = randomOf(2);
    const normal = Array.from({ length: 20_000 }, () => random.normal());
    expect(Math.abs(mean(normal))).toBeLessThan(0.03);
    expect(mean(normal.map((x) => x * x))).toBeCloseTo(1, 1);
    expect(mean(Array.from({ length: 5000 }, (_, i) => traitOf(9, i)))).toBeCloseTo(0.5, 1);
  });

  it('draws whole numbers within both ends, and by weight', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(20), (key, low, width) => {
        const n = randomOf(key).int(low, low + width);
        expect(n >= low && n <= low + width && Number.isInteger(n)).toBe(true);
      }),
    );
    const pick = weightedPicker(
      ['never', 'often', 'seldom'],
      (word) => ({ never: 0, often: 9, seldom: 1 })[word] ?? 0,
    );
    const random = randomOf(3);
    const drawn = Array.from({ length: 2000 }, () => pick(random));
    expect(drawn).not.toContain('never');
    expect(drawn.filter((word) => word === 'seldom').length / 2000).toBeCloseTo(0.1, 1);
    expect(() => random.pick([])).toThrow(RangeError);
  });

  it('raises two to a power exactly at whole powers', () => {
    expect([powerOfTwo(-1), powerOfTwo(0), powerOfTwo(3), powerOfTwo(0.5)]).toEqual([0.5, 1, 8, 1.5]);
  });
});
