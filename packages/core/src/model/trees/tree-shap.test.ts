import { describe, expect, it } from 'vitest';
import { randomOf, type Random } from '../../city/random.ts';
import { explainForest, forestMean } from './tree-shap.ts';
import { goesLeft, valueOf, type Tree } from './tree.ts';

const FEATURES = 4;

/** A random tree that may split on one feature several times along a path. */
const grow = (random: Random, depth: number): Tree => {
  const lists = {
    feature: [] as number[],
    threshold: [] as number[],
    missingLeft: [] as number[],
    left: [] as number[],
    right: [] as number[],
    value: [] as number[],
    cover: [] as number[],
    gain: [] as number[],
  };
  const add = (level: number, cover: number): number => {
    const node = lists.feature.length;
    const isLeaf = level === depth || cover < 2 || random.chance(0.15);
    lists.feature.push(isLeaf ? -1 : random.int(0, FEATURES - 1));
    lists.threshold.push(random.next());
    lists.missingLeft.push(random.int(0, 1));
    lists.value.push(isLeaf ? random.normal() : 0);
    lists.cover.push(cover);
    lists.gain.push(0);
    lists.left.push(-1);
    lists.right.push(-1);
    if (isLeaf) return node;
    const leftCover = random.int(1, cover - 1);
    lists.left[node] = add(level + 1, leftCover);
    lists.right[node] = add(level + 1, cover - leftCover);
    return node;
  };
  add(0, 100);
  return lists;
};

/** Expected value of a tree where only the features of `known` are seen; the others follow the training rows. */
const expected = (tree: Tree, row: readonly number[], known: number, node = 0): number => {
  const feature = tree.feature[node]!;
  if (feature < 0) return tree.value[node]!;
  const left = tree.left[node]!;
  const right = tree.right[node]!;
  if ((known >> feature) & 1)
    return expected(tree, row, known, goesLeft(tree, node, row[feature]!) ? left : right);
  const total = tree.cover[left]! + tree.cover[right]!;
  return (
    (expected(tree, row, known, left) * tree.cover[left]! +
      expected(tree, row, known, right) * tree.cover[right]!) /
    total
  );
};

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

/** Shapley's value by its definition: over every set of the other features. */
const shapley = (tree: Tree, row: readonly number[], feature: number): number => {
  let sum = 0;
  for (let set = 0; set < 2 ** FEATURES; set += 1) {
    if ((set >> feature) & 1) continue;
    const size = [0, 1, 2, 3].filter((f) => (set >> f) & 1).length;
    const weight = (factorial(size) * factorial(FEATURES - size - 1)) / factorial(FEATURES);
    sum += weight * (expected(tree, row, set | (1 << feature)) - expected(tree, row, set));
  }
  return sum;
};

describe('explanation of a forest', () => {
  it('gives Shapley’s values as their definition does, missing values included', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = randomOf(seed);
      const tree = grow(random, 5);
      const row = Array.from({ length: FEATURES }, () => (random.chance(0.2) ? NaN : random.next()));
      const own = explainForest({ base: 0, trees: [tree] }, (feature) => row[feature]!, FEATURES);
      own.forEach((value, feature) => expect(value).toBeCloseTo(shapley(tree, row, feature), 10));
    }
  });

  it('sums with the mean to the score, within 1e-9, over hundreds of deep trees', () => {
    const random = randomOf(7);
    const forest = { base: -2.5, trees: Array.from({ length: 300 }, () => grow(random, 9)) };
    for (let i = 0; i < 5; i += 1) {
      const row = Array.from({ length: FEATURES }, () => random.next());
      const raw = forest.trees.reduce(
        (sum, tree) => sum + valueOf(tree, (feature) => row[feature]!),
        forest.base,
      );
      const sum = explainForest(forest, (feature) => row[feature]!, FEATURES).reduce(
        (a, b) => a + b,
        forestMean(forest),
      );
      expect(Math.abs(sum - raw)).toBeLessThan(1e-9);
    }
  });
});
