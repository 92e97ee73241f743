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

/** The trees' sum for the columns given: 1 where the fact is there. */
export const scoreTrees = (
  { base, roots, columns, present, absent, leaves }: Trees,
  given: Uint8Array,
): number => {
  let sum = base;
  for (let tree = 0; tree < roots.length; tree += 1) {
    let node = roots[tree] as number;
    while (node >= 0) node = (given[columns[node] as number] === 1 ? present[node] : absent[node]) as number;
    sum += leaves[~node] as number;
  }
  return sum;
};
