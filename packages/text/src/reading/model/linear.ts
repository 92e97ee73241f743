import type { FeatureList } from './feature-list.ts';
import { WeightMemory } from './weight-memory.ts';

/** Several logistic regressions over hashed features. */
export type Linear = {
  readonly outputs: number;
  /** Quantised weights of a feature, one for each output; times the output's scale. */
  readonly weights: WeightMemory;
  readonly scales: Float32Array;
  readonly biases: Float32Array;
};

/**
 * Takes the features' hashes, ascending, and their quantised weights: of the n-th feature for an output at
 * `n * outputs + output`, where `outputs` is how many scales there are. Throws as `WeightMemory` does.
 */
export const createLinear = (
  hashes: Uint32Array,
  weights: Int8Array,
  scales: Float32Array,
  biases: Float32Array,
): Linear => ({
  outputs: scales.length,
  weights: new WeightMemory(hashes, weights, scales.length),
  scales,
  biases,
});

/** Log-odds of each output. */
export const linearScores = (
  { outputs, weights, scales, biases }: Linear,
  list: FeatureList,
): Float64Array => {
  const sums = weights.sumsOf(list);
  const scores = new Float64Array(outputs);
  for (let output = 0; output < outputs; output += 1)
    scores[output] = (sums[output] as number) * (scales[output] as number) + (biases[output] as number);
  return scores;
};

/** Weight of one feature for an output, 0 where it has none. */
export const weightOf = ({ weights, scales }: Linear, hash: number, output: number): number =>
  weights.weightOf(hash, output) * (scales[output] as number);
