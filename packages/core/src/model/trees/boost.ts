import { randomOf, type Random } from '../../city/random.ts';
import type { BinnedTable } from './bin.ts';
import { growTree, type Ground, type GrowOptions } from './grow.ts';
import { pack } from './quantise.ts';
import type { Tree } from './tree.ts';
import { walkBinned } from './walk-binned.ts';

export type BoostOptions = GrowOptions & {
  readonly rounds: number;
  /** Share of rows drawn for each tree, 0–1. */
  readonly rowRatio: number;
  /** Share of features drawn for each tree, 0–1. */
  readonly columnRatio: number;
  /** How much a row of the rarer outcome weighs against one of the other. */
  readonly positiveWeight: number;
  readonly seed: number;
};

export const BOOST_DEFAULTS: BoostOptions = {
  rounds: 300,
  learningRate: 0.1,
  maxDepth: 6,
  maxLeaves: 64,
  l2: 1,
  minChildWeight: 1,
  minGain: 0,
  rowRatio: 1,
  columnRatio: 1,
  nodeColumnRatio: 1,
  positiveWeight: 1,
  monotone: null,
  seed: 1,
};

/** Trees whose sum, with `base`, is the logarithm of the odds. */
export type Forest = { readonly base: number; readonly trees: readonly Tree[] };

export const probabilityOf = (raw: number): number => 1 / (1 + Math.exp(-raw));

/** The first part of each of `take` rows drawn without putting back; all rows in order when all are taken. */
const draw = (count: number, ratio: number, random: Random): Int32Array => {
  if (ratio >= 1) return Int32Array.from({ length: count }, (_, i) => i);
  const take = Math.max(1, Math.round(count * ratio));
  const drawn = new Int32Array(take);
  // one pass in order, each with the chance that leaves exactly `take` (Knuth's algorithm S)
  for (let i = 0, got = 0; got < take; i += 1) {
    if ((count - i) * random.next() < take - got) drawn[got++] = i;
  }
  return drawn;
};

const baseOf = (labels: Uint8Array, positiveWeight: number): number => {
  let positives = 0;
  for (const label of labels) positives += label;
  const negatives = labels.length - positives;
  // half a row on each side keeps a one-sided set finite
  return Math.log((positives * positiveWeight + 0.5) / (negatives + 0.5));
};

/**
 * Fits gradient-boosted trees to yes-or-no outcomes by logistic loss. The same table, labels and options give the same
 * trees to the bit.
 * @param labels 1 where it came true, else 0; one a row
 * @param watch told each round's tree and the training scores so far; false ends training
 */
export const boost = (
  binned: BinnedTable,
  labels: Uint8Array,
  options: BoostOptions,
  watch?: (round: number, tree: Tree) => boolean,
): Forest => {
  const { rowCount, featureCount } = binned;
  const base = baseOf(labels, options.positiveWeight);
  const raw = new Float64Array(rowCount).fill(base);
  const gradient = new Float64Array(rowCount);
  const hessian = new Float64Array(rowCount);
  const packedSpace = new Float64Array(rowCount);
  const space: Ground['space'] = {
    rows: new Int32Array(rowCount),
    values: new Float64Array(rowCount),
    histograms: [],
  };
  const trees: Tree[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    const random = randomOf(options.seed, round);
    for (let i = 0; i < rowCount; i += 1) {
      const p = probabilityOf(raw[i] as number);
      const weight = labels[i] === 1 ? options.positiveWeight : 1;
      gradient[i] = (p - (labels[i] as number)) * weight;
      hessian[i] = Math.max(p * (1 - p), 1e-16) * weight;
    }
    const packed = pack(gradient, hessian, random, packedSpace);
    const rows = draw(rowCount, options.rowRatio, random);
    const features = draw(featureCount, options.columnRatio, random);
    const ground = { binned, gradient, hessian, packed, features, rows, space };
    const everyRow = rows.length === rowCount;
    const tree = growTree(ground, options, random, (leafRows, value) => {
      if (everyRow)
        for (let i = 0; i < leafRows.length; i += 1)
          raw[leafRows[i] as number] = (raw[leafRows[i] as number] as number) + value;
    });
    if (!everyRow) walkBinned(tree, binned, raw);
    trees.push(tree);
    if (watch?.(round, tree) === false) break;
  }
  return { base, trees };
};
