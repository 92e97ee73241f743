import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LaidNode, layRadial } from './radial-layout.ts';

/** First steps with so many second steps each. */
const star = (branches: readonly number[]): LaidNode[] =>
  branches.flatMap((count, n) => [
    { id: `a${n}`, parentId: 'c' },
    ...Array.from({ length: count }, (_, at) => ({ id: `a${n}.${at}`, parentId: `a${n}` })),
  ]);

it('keeps every two nodes apart and inside the picture, from none to two hundred', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 16 }), (branches) => {
      const nodes = star(branches);
      const { places, half } = layRadial('c', nodes);
      expect(places.size).toBe(nodes.length + 1);
      const all = [...places.values()];
      for (const [n, a] of all.entries()) {
        expect(Math.hypot(a.x, a.y)).toBeLessThanOrEqual(half);
        for (const b of all.slice(n + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(10);
      }
    }),
    { numRuns: 60 },
  );
});

it('draws the same picture of the same data', () => {
  const nodes = star([3, 0, 5]);
  expect([...layRadial('c', nodes).places]).toEqual([...layRadial('c', [...nodes]).places]);
});

it('is not lost in a circle, nor by a node without a way to the centre', () => {
  const { places } = layRadial('c', [
    { id: 'a', parentId: 'c' },
    { id: 'x', parentId: 'y' },
    { id: 'y', parentId: 'x' },
  ]);
  expect([...places.keys()]).toEqual(['c', 'a']);
});
