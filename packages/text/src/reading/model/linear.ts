import type { FeatureSet } from './feature-set.ts';
import type { HashTable } from './hash-table.ts';

/** Several logistic regressions over hashed features. */
export type Linear = {
  readonly outputs: number;
  /** Feature hash → row of `weights`. */
  readonly rows: HashTable;
  /** Quantised weight of a row for an output at `row * outputs + output`; times the output's scale. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly biases: Float32Array;
};

/** Log-odds of each output. */
export const linearScores = (linear: Linear, set: FeatureSet): Float64Array => {
  // Half of all reading is this loop: what it looks at is fetched before.
  const { rows, weights, outputs, scales, biases } = linear;
  const { size } = set;
  const sums = new Float64Array(outputs);
  const found = new Int32Array(size);
  rows.findAll(set.table.hashes, size, found);
  for (let place = 0; place < size; place += 1) {
    const row = found[place] as number;
    if (row === -1) continue;
    const value = set.valueAt(place);
    const from = row * outputs;
    for (let output = 0; output < outputs; output += 1)
      sums[output] = (sums[output] as number) + value * (weights[from + output] as number);
  }
  for (let output = 0; output < outputs; output += 1)
    sums[output] = (sums[output] as number) * (scales[output] as number) + (biases[output] as number);
  return sums;
};

/** Weight of one feature for an output, 0 where it has none. */
export const weightOf = (linear: Linear, hash: number, output: number): number => {
  const row = linear.rows.find(hash);
  return row === -1
    ? 0
    : (linear.weights[row * linear.outputs + output] as number) * (linear.scales[output] as number);
};
