import type { FeatureList } from './feature-list.ts';
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

/** Rows that were counted in the present text, by model: a feature given again counts once. */
const countedOf = new WeakMap<Linear, { round: number; readonly rounds: Uint32Array }>();
let found = new Int32Array(0);
/** Holds nothing: what is fetched into it would else be left out as unused. */
let fetched = 0;

/** Log-odds of each output. */
export const linearScores = (linear: Linear, list: FeatureList): Float64Array => {
  const { rows, weights, outputs, scales, biases } = linear;
  const { size, hashes, values } = list;
  let counted = countedOf.get(linear);
  if (counted === undefined || counted.round === 0xffffffff)
    countedOf.set(linear, (counted = { round: 0, rounds: new Uint32Array(rows.size) }));
  counted.round += 1;
  const { round, rounds } = counted;
  const sums = new Float64Array(outputs);
  if (found.length < size) found = new Int32Array(size * 2);
  // What the loop below looks at is fetched before: it would wait for each row by itself.
  rows.findAll(hashes, size, found);
  for (let place = 0; place < size; place += 1) {
    const row = found[place] as number;
    if (row !== -1) fetched ^= weights[row * outputs] as number;
  }
  for (let place = 0; place < size; place += 1) {
    const row = found[place] as number;
    if (row === -1 || rounds[row] === round) continue;
    rounds[row] = round;
    const value = values[place] as number;
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
