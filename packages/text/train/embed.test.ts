import { expect, test } from 'vitest';
import { clustersOf, embed } from './embed.ts';

/** In each group two words keep the company of two others: 0 and 1 that of 2 and 3, 4 and 5 that of 6 and 7 … */
const GROUPS = 400;
const DIMS = 8;
const sentences = Array.from({ length: GROUPS * 60 }, (_, at) => {
  const group = 4 * (at % GROUPS);
  return Int32Array.of(group + (Math.floor(at / GROUPS) % 2), group + 2, group + 3);
});
const learned = (): Float32Array =>
  embed({ sentences, words: GROUPS * 4, dims: DIMS, progress: () => undefined });
const alike = (vectors: Float32Array, a: number, b: number): number =>
  Array.from(
    { length: DIMS },
    (_, dim) => (vectors[a * DIMS + dim] ?? 0) * (vectors[b * DIMS + dim] ?? 0),
  ).reduce((sum, one) => sum + one, 0);
const meanOver = (of: (group: number) => number): number =>
  Array.from({ length: GROUPS }, (_, group) => of(group)).reduce((sum, one) => sum + one, 0) / GROUPS;

test('words in like company come to lie near each other, the same each time', () => {
  const vectors = learned();
  const near = meanOver((group) => alike(vectors, 4 * group, 4 * group + 1));
  const far = meanOver((group) => alike(vectors, 4 * group, 4 * ((group + 7) % GROUPS)));
  expect(near).toBeGreaterThan(far + 0.15);
  expect(learned()).toEqual(vectors);
});

test('groups hold what lies near', () => {
  const clusters = clustersOf(Float32Array.of(1, 0, 0, 1, 0.99, 0.1, 0.1, 0.99), 2, 2);
  expect(clusters[0]).toBe(clusters[2]);
  expect(clusters[1]).toBe(clusters[3]);
});
