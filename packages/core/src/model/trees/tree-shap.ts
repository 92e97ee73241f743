import { goesLeft, meanOf, type Tree } from './tree.ts';
import type { Forest } from './boost.ts';

/** Path of one recursion: per element the feature, the shares of rows that flow on without and with it, and the weight. */
type Path = {
  readonly feature: Int32Array;
  readonly zero: Float64Array;
  readonly one: Float64Array;
  readonly weight: Float64Array;
};

const newPath = (length: number): Path => ({
  feature: new Int32Array(length),
  zero: new Float64Array(length),
  one: new Float64Array(length),
  weight: new Float64Array(length),
});

const copyPath = (from: Path, to: Path, length: number): void => {
  for (let i = 0; i < length; i += 1) {
    to.feature[i] = from.feature[i] as number;
    to.zero[i] = from.zero[i] as number;
    to.one[i] = from.one[i] as number;
    to.weight[i] = from.weight[i] as number;
  }
};

const extend = (
  { feature, zero, one, weight }: Path,
  depth: number,
  own: number,
  ownZero: number,
  ownOne: number,
): void => {
  feature[depth] = own;
  zero[depth] = ownZero;
  one[depth] = ownOne;
  weight[depth] = depth === 0 ? 1 : 0;
  for (let i = depth - 1; i >= 0; i -= 1) {
    const here = weight[i] as number;
    weight[i + 1] = (weight[i + 1] as number) + (ownOne * here * (i + 1)) / (depth + 1);
    weight[i] = (ownZero * here * (depth - i)) / (depth + 1);
  }
};

/** Takes element `at` out again, as if its feature had never been met. */
const unwind = ({ feature, zero, one, weight }: Path, depth: number, at: number): void => {
  const ownOne = one[at] as number;
  const ownZero = zero[at] as number;
  let next = weight[depth] as number;
  for (let i = depth - 1; i >= 0; i -= 1) {
    const here = weight[i] as number;
    if (ownOne === 0) weight[i] = (here * (depth + 1)) / (ownZero * (depth - i));
    else {
      weight[i] = (next * (depth + 1)) / ((i + 1) * ownOne);
      next = here - ((weight[i] as number) * ownZero * (depth - i)) / (depth + 1);
    }
  }
  for (let i = at; i < depth; i += 1) {
    feature[i] = feature[i + 1] as number;
    zero[i] = zero[i + 1] as number;
    one[i] = one[i + 1] as number;
  }
};

/** Sum of the weights that `unwind` would leave, without changing the path. */
const unwoundSum = ({ zero, one, weight }: Path, depth: number, at: number): number => {
  const ownOne = one[at] as number;
  const ownZero = zero[at] as number;
  let next = weight[depth] as number;
  let total = 0;
  for (let i = depth - 1; i >= 0; i -= 1) {
    if (ownOne === 0) total += ((weight[i] as number) * (depth + 1)) / (ownZero * (depth - i));
    else {
      const here = (next * (depth + 1)) / ((i + 1) * ownOne);
      total += here;
      next = (weight[i] as number) - (here * ownZero * (depth - i)) / (depth + 1);
    }
  }
  return total;
};

const depthOf = (tree: Tree, node = 0): number =>
  (tree.feature[node] as number) < 0
    ? 0
    : 1 + Math.max(depthOf(tree, tree.left[node] as number), depthOf(tree, tree.right[node] as number));

/** Adds the contributions of one tree for one row (path-dependent TreeSHAP, Lundberg and others 2020). */
const explainTree = (
  tree: Tree,
  row: (feature: number) => number,
  into: Float64Array,
  paths: readonly Path[],
): void => {
  const descend = (
    node: number,
    level: number,
    above: Path,
    depth: number,
    zero: number,
    one: number,
    from: number,
  ): void => {
    const path = paths[level] as Path;
    copyPath(above, path, depth);
    extend(path, depth, from, zero, one);
    const feature = tree.feature[node] as number;
    if (feature < 0) {
      const value = tree.value[node] as number;
      for (let i = 1; i <= depth; i += 1) {
        const share = unwoundSum(path, depth, i) * ((path.one[i] as number) - (path.zero[i] as number));
        const own = path.feature[i] as number;
        into[own] = (into[own] as number) + share * value;
      }
      return;
    }
    const left = tree.left[node] as number;
    const right = tree.right[node] as number;
    const cover = (tree.cover[left] as number) + (tree.cover[right] as number);
    const toLeft = goesLeft(tree, node, row(feature));
    const hot = toLeft ? left : right;
    const cold = toLeft ? right : left;
    let before = 1;
    while (before <= depth && path.feature[before] !== feature) before += 1;
    let last = depth;
    let metZero = 1;
    let metOne = 1;
    if (before <= depth) {
      metZero = path.zero[before] as number;
      metOne = path.one[before] as number;
      unwind(path, depth, before);
      last -= 1;
    }
    descend(hot, level + 1, path, last + 1, (metZero * (tree.cover[hot] as number)) / cover, metOne, feature);
    descend(cold, level + 1, path, last + 1, (metZero * (tree.cover[cold] as number)) / cover, 0, feature);
  };
  // the root has nothing above it to copy from
  descend(0, 0, paths[0] as Path, 0, 1, 1, -1);
};

/** Raw score of the mean training row: what contributions are counted from. */
export const forestMean = (forest: Forest): number =>
  forest.trees.reduce((sum, tree) => sum + meanOf(tree), forest.base);

/**
 * Exact additive contributions of each feature to one row's raw score: with `forestMean` they sum to it.
 * @param row value of a feature; NaN where missing
 */
export const explainForest = (
  forest: Forest,
  row: (feature: number) => number,
  featureCount: number,
): Float64Array => {
  const into = new Float64Array(featureCount);
  const levels = forest.trees.reduce((most, tree) => Math.max(most, depthOf(tree)), 0) + 2;
  const paths = Array.from({ length: levels }, () => newPath(levels));
  for (const tree of forest.trees) explainTree(tree, row, into, paths);
  return into;
};
