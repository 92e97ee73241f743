import type { LearnedModel } from './learned-model.ts';
import { scoreLogistic } from './linear/logistic.ts';
import type { Tree } from './trees/tree.ts';

type Range = { readonly least: number; readonly most: number };

/** Least and most leaf below each node. */
const rangesOf = (tree: Tree): Range[] => {
  const ranges: Range[] = [];
  const walk = (node: number): Range => {
    if ((tree.feature[node] as number) < 0) {
      const value = tree.value[node] as number;
      return (ranges[node] = { least: value, most: value });
    }
    const left = walk(tree.left[node] as number);
    const right = walk(tree.right[node] as number);
    return (ranges[node] = {
      least: Math.min(left.least, right.least),
      most: Math.max(left.most, right.most),
    });
  };
  walk(0);
  return ranges;
};

/**
 * At each split the missing value goes where zero goes, or to a side of which no leaf is lower than any on zero's side.
 * Then, whatever else is known of a row, a missing value scores at least as high as a zero in its place.
 */
const holdsIn = (tree: Tree): boolean => {
  const ranges = rangesOf(tree);
  return tree.feature.every((feature, node) => {
    if (feature < 0) return true;
    const left = tree.left[node] as number;
    const right = tree.right[node] as number;
    const zeroLeft = (tree.threshold[node] as number) >= 0;
    const missingLeft = tree.missingLeft[node] === 1;
    if (zeroLeft === missingLeft) return true;
    const [missing, zero] = missingLeft ? [left, right] : [right, left];
    return (ranges[missing] as Range).least >= (ranges[zero] as Range).most;
  });
};

/**
 * True where no missing value can make a row look safer than a reading of zero (nothing seen) would: promise 2. Trees grown
 * with every column rising always do; a model from elsewhere is judged by its splits, and may be refused though it would hold.
 */
export const missingIsNeverSafer = (model: LearnedModel): boolean => {
  if (model.kind === 'trees') return model.derived.length === 0 && model.forest.trees.every(holdsIn);
  const clean = scoreLogistic(model.logistic, () => 0);
  return model.columns.every(
    (_, missing) => scoreLogistic(model.logistic, (column) => (column === missing ? NaN : 0)) >= clean,
  );
};
