/**
 * One decision tree as parallel lists, the root at 0. A node whose `feature` is −1 is a leaf and `value` is what it
 * adds. Otherwise a row goes left when its value is at most `threshold`, right when above, and where the value is
 * missing left when `missingLeft` is 1.
 */
export type Tree = {
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly missingLeft: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly value: readonly number[];
  /** Weight of the training rows that came through. */
  readonly cover: readonly number[];
  /** Loss saved by the split; 0 at leaves. */
  readonly gain: readonly number[];
};

/** Where a value sends a row; the one place that says what missing means. */
export const goesLeft = (tree: Tree, node: number, value: number): boolean =>
  Number.isNaN(value) ? tree.missingLeft[node] === 1 : value <= (tree.threshold[node] as number);

/** What a tree adds for one row. Plain on purpose: fast scoring is tested against it. */
export const valueOf = (tree: Tree, row: (feature: number) => number): number => {
  let node = 0;
  for (;;) {
    const feature = tree.feature[node] as number;
    if (feature < 0) return tree.value[node] as number;
    node = (goesLeft(tree, node, row(feature)) ? tree.left[node] : tree.right[node]) as number;
  }
};

/** Mean of a tree over its training rows: the leaves' values weighed by cover. */
export const meanOf = (tree: Tree, node = 0): number => {
  if ((tree.feature[node] as number) < 0) return tree.value[node] as number;
  const left = tree.left[node] as number;
  const right = tree.right[node] as number;
  const leftCover = tree.cover[left] as number;
  const rightCover = tree.cover[right] as number;
  return (meanOf(tree, left) * leftCover + meanOf(tree, right) * rightCover) / (leftCover + rightCover);
};

/** A tree with every value multiplied; an average of several forests is one forest of scaled trees. */
export const scaled = (tree: Tree, factor: number): Tree => ({
  ...tree,
  value: tree.value.map((value) => value * factor),
});
