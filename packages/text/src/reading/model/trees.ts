/**
 * Boosted decision trees over facts. A node asks whether a fact is there; a fact is a column. Nodes of all trees lie in
 * flat arrays; a negative child is a leaf, at `~child` in `leaves`.
 */
export type Trees = {
  readonly base: number;
  /** Node at which each tree begins; negative where a tree is one leaf. */
  readonly roots: Int32Array;
  readonly columns: Uint32Array;
  readonly present: Int32Array;
  readonly absent: Int32Array;
  readonly leaves: Float32Array;
};

/** The trees' sum for the facts given. */
export const scoreTrees = (trees: Trees, has: (column: number) => boolean): number => {
  let sum = trees.base;
  for (const root of trees.roots) {
    let node = root;
    while (node >= 0)
      node = (has(trees.columns[node] as number) ? trees.present[node] : trees.absent[node]) as number;
    sum += trees.leaves[~node] as number;
  }
  return sum;
};
