import type { Forest } from './boost.ts';
import { rankColumnOf, type RankColumn } from './rank-column.ts';
import type { Tree } from './tree.ts';

/** Rank of a missing value that must go right: above every threshold's. */
export const MISSING_RANK = 0x3fffffff;
/** Threshold that nothing exceeds, so that a leaf leads to itself. */
const NEVER = 0x3fffffff;

/**
 * A forest laid out for scoring many rows. Values are replaced by their rank among the forest's thresholds on that
 * column, so that a comparison is a subtraction of whole numbers. A column appears once for nodes that send missing
 * values left and once for those that send them right.
 */
export type Layout = {
  /** Ranked columns: source column × 2, plus 1 where missing must go right. */
  readonly inputs: readonly number[];
  /** How each ranked column's values are ranked. */
  readonly columns: readonly RankColumn[];
  /** Four numbers a node: ranked column, rank of the threshold, place of the left child (the right one follows), unused. */
  readonly nodes: Int32Array;
  /** What each node adds as a leaf. */
  readonly values: Float64Array;
  /** Place of each tree's root in `nodes`. */
  readonly roots: Int32Array;
  readonly depths: Int32Array;
};

const inputOf = (tree: Tree, node: number): number =>
  (tree.feature[node] as number) * 2 + (tree.missingLeft[node] === 1 ? 0 : 1);

const collectThresholds = (forest: Forest): Map<number, number[]> => {
  const found = new Map<number, Set<number>>();
  for (const tree of forest.trees)
    tree.feature.forEach((feature, node) => {
      if (feature < 0) return;
      const input = inputOf(tree, node);
      let own = found.get(input);
      if (own === undefined) found.set(input, (own = new Set()));
      own.add(tree.threshold[node] as number);
    });
  const inputs = [...found.keys()].sort((a, b) => a - b);
  return new Map(inputs.map((input) => [input, [...(found.get(input) ?? [])].sort((a, b) => a - b)]));
};

/** Places the nodes of every tree breadth first, children side by side. */
export const layOut = (forest: Forest): Layout => {
  const thresholds = collectThresholds(forest);
  const inputs = [...thresholds.keys()];
  const slots = new Map(inputs.map((input, slot) => [input, slot]));
  const ranks = new Map(
    [...thresholds].map(([input, own]) => [input, new Map(own.map((t, rank) => [t, rank]))]),
  );
  const count = forest.trees.reduce((sum, tree) => sum + tree.feature.length, 0);
  const nodes = new Int32Array(count * 4);
  const values = new Float64Array(count);
  const roots = new Int32Array(forest.trees.length);
  const depths = new Int32Array(forest.trees.length);
  let next = 0;
  forest.trees.forEach((tree, t) => {
    roots[t] = next * 4;
    const queue: { readonly node: number; readonly place: number; readonly level: number }[] = [
      { node: 0, place: next++, level: 0 },
    ];
    for (const { node, place, level } of queue) {
      const isLeaf = (tree.feature[node] as number) < 0;
      depths[t] = Math.max(depths[t] as number, level);
      values[place] = tree.value[node] as number;
      if (isLeaf) {
        nodes.set([0, NEVER, place * 4, 0], place * 4);
        continue;
      }
      const input = inputOf(tree, node);
      const rank = ranks.get(input)?.get(tree.threshold[node] as number) as number;
      nodes.set([slots.get(input) as number, rank, next * 4, 0], place * 4);
      queue.push({ node: tree.left[node] as number, place: next, level: level + 1 });
      queue.push({ node: tree.right[node] as number, place: next + 1, level: level + 1 });
      next += 2;
    }
  });
  return {
    inputs,
    columns: [...thresholds.values()].map((own) => rankColumnOf(Float64Array.from(own))),
    nodes,
    values,
    roots,
    depths,
  };
};
