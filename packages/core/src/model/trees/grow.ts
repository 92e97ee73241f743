import type { Random } from '../../city/random.ts';
import { MISSING_BIN, type BinnedTable } from './bin.ts';
import { fillHistogram, subtractHistogram } from './histogram.ts';
import type { Packed } from './quantise.ts';
import { clamp, findSplit, UNBOUNDED, type Bounds, type Split, type SplitOptions } from './split.ts';
import type { Tree } from './tree.ts';

export type GrowOptions = SplitOptions & {
  readonly maxDepth: number;
  readonly maxLeaves: number;
  /** Share of a tree's features offered to each node, 0–1. */
  readonly nodeColumnRatio: number;
  readonly learningRate: number;
};

/** A leaf that may still be split: rows `rows[from..to)`. */
type Open = {
  readonly node: number;
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  readonly bounds: Bounds;
  readonly histogram: Float64Array;
  readonly split: Split | null;
};

/** What one growth reads and the space it works in; `rows` is reordered so that each leaf's rows lie together. */
export type Ground = {
  readonly binned: BinnedTable;
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
  readonly packed: Packed;
  readonly features: Int32Array;
  readonly rows: Int32Array;
  readonly space: {
    readonly rows: Int32Array;
    readonly values: Float64Array;
    readonly histograms: Float64Array[];
  };
};

/** Draws which positions of a tree's features a node may split on. */
const offer = (count: number, ratio: number, random: Random): Int32Array => {
  const all = Int32Array.from({ length: count }, (_, i) => i);
  if (ratio >= 1) return all;
  const take = Math.max(1, Math.round(count * ratio));
  for (let i = 0; i < take; i += 1) {
    const j = random.int(i, count - 1);
    [all[i], all[j]] = [all[j] as number, all[i] as number];
  }
  return all.slice(0, take).sort();
};

/** Puts the rows that go left first, keeping the order on both sides. Returns where the right side begins. */
const partition = (
  { binned, rows, space }: Ground,
  { feature, bin, missingLeft }: Split,
  from: number,
  to: number,
): number => {
  const column = binned.bins.subarray(feature * binned.rowCount, (feature + 1) * binned.rowCount);
  let left = from;
  let right = 0;
  for (let i = from; i < to; i += 1) {
    const row = rows[i] as number;
    const own = column[row] as number;
    if (own === MISSING_BIN ? missingLeft : own <= bin) rows[left++] = row;
    else space.rows[right++] = row;
  }
  rows.set(space.rows.subarray(0, right), left);
  return left;
};

/** Exact value of a leaf before bounds and learning rate. */
const leafValue = ({ rows, gradient, hessian }: Ground, from: number, to: number, l2: number): number => {
  let g = 0;
  let h = 0;
  for (let i = from; i < to; i += 1) {
    g += gradient[rows[i] as number] as number;
    h += hessian[rows[i] as number] as number;
  }
  return h + l2 === 0 ? 0 : -g / (h + l2);
};

/** Where each child may lie once a monotone feature has been split on. */
const childBounds = (
  bounds: Bounds,
  split: Split,
  monotone: Int8Array | null,
): readonly [left: Bounds, right: Bounds] => {
  const direction = monotone === null ? 0 : (monotone[split.feature] as number);
  if (direction === 0) return [bounds, bounds];
  const middle = (clamp(split.leftWeight, bounds) + clamp(split.rightWeight, bounds)) / 2;
  const below = { low: bounds.low, high: middle };
  const above = { low: middle, high: bounds.high };
  return direction > 0 ? [below, above] : [above, below];
};

/**
 * Grows one tree, always at the leaf where a split saves most; with as many leaves allowed as the depth can hold that
 * is the same as level by level. `visit` is told each leaf's rows and value, so that training scores need no walk.
 */
export const growTree = (
  ground: Ground,
  options: GrowOptions,
  random: Random,
  visit: (rows: Int32Array, value: number) => void,
): Tree => {
  const { binned, features, rows, packed, space } = ground;
  const tree = {
    feature: [-1],
    threshold: [0],
    missingLeft: [0],
    left: [-1],
    right: [-1],
    value: [0],
    cover: [rows.length],
    gain: [0],
  };
  const slots = features.length * 256;
  const open: Open[] = [];

  const fill = (from: number, to: number): Float64Array => {
    const histogram = (space.histograms.pop() ?? new Float64Array(binned.featureCount * 256)).subarray(
      0,
      slots,
    );
    for (let i = from; i < to; i += 1) space.values[i] = packed.values[rows[i] as number] as number;
    fillHistogram(histogram, binned, features, rows, space.values, from, to);
    return histogram;
  };
  const release = (histogram: Float64Array): void => {
    space.histograms.push(new Float64Array(histogram.buffer));
  };
  const search = (histogram: Float64Array, bounds: Bounds, depth: number): Split | null =>
    depth >= options.maxDepth
      ? null
      : findSplit(
          histogram,
          binned,
          features,
          offer(features.length, options.nodeColumnRatio, random),
          packed,
          bounds,
          options,
        );
  const addNode = (cover: number): number => {
    tree.feature.push(-1);
    for (const list of [tree.threshold, tree.missingLeft, tree.value, tree.gain]) list.push(0);
    tree.left.push(-1);
    tree.right.push(-1);
    return tree.cover.push(cover) - 1;
  };

  const rootHistogram = fill(0, rows.length);
  const root = { node: 0, from: 0, to: rows.length, depth: 0, bounds: UNBOUNDED, histogram: rootHistogram };
  open.push({ ...root, split: search(rootHistogram, UNBOUNDED, 0) });
  const finish = ({ node, from, to, bounds, histogram }: Open): void => {
    const value = clamp(leafValue(ground, from, to, options.l2), bounds) * options.learningRate;
    tree.value[node] = value === 0 ? 0 : value;
    visit(rows.subarray(from, to), value);
    release(histogram);
  };

  for (let leaves = 1; open.length > 0;) {
    let at = 0;
    for (let i = 1; i < open.length; i += 1)
      if ((open[i]?.split?.gain ?? 0) > (open[at]?.split?.gain ?? 0)) at = i;
    const leaf = open.splice(at, 1)[0] as Open;
    const { split, from, to, depth } = leaf;
    if (split === null || leaves >= options.maxLeaves) {
      finish(leaf);
      continue;
    }
    const middle = partition(ground, split, from, to);
    const [leftBounds, rightBounds] = childBounds(leaf.bounds, split, options.monotone);
    const left = addNode(middle - from);
    const right = addNode(to - middle);
    tree.feature[leaf.node] = split.feature;
    tree.threshold[leaf.node] = (binned.edges[split.feature] as Float64Array)[split.bin] as number;
    tree.missingLeft[leaf.node] = split.missingLeft ? 1 : 0;
    tree.left[leaf.node] = left;
    tree.right[leaf.node] = right;
    tree.gain[leaf.node] = split.gain;
    leaves += 1;
    const smallLeft = middle - from <= to - middle;
    // children that can never split need no histogram of their own
    const last = depth + 1 >= options.maxDepth || leaves >= options.maxLeaves;
    const small = last
      ? (space.histograms.pop() ?? new Float64Array(binned.featureCount * 256)).subarray(0, slots)
      : smallLeft
        ? fill(from, middle)
        : fill(middle, to);
    if (!last) subtractHistogram(leaf.histogram, small);
    const leftHistogram = smallLeft ? small : leaf.histogram;
    const rightHistogram = smallLeft ? leaf.histogram : small;
    open.push(
      {
        node: left,
        from,
        to: middle,
        depth: depth + 1,
        bounds: leftBounds,
        histogram: leftHistogram,
        split: last ? null : search(leftHistogram, leftBounds, depth + 1),
      },
      {
        node: right,
        from: middle,
        to,
        depth: depth + 1,
        bounds: rightBounds,
        histogram: rightHistogram,
        split: last ? null : search(rightHistogram, rightBounds, depth + 1),
      },
    );
  }
  return tree;
};
