import type { Matrix } from './matrix.ts';

export type Learned = {
  readonly outputs: number;
  /** Weight of a column for an output at `column * outputs + output`. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
};

export type Training = {
  readonly matrix: Matrix;
  /** Rows to learn from, as indices into the matrix. */
  readonly rows: readonly number[];
  readonly columns: number;
  readonly outputs: number;
  /** Wanted probability of an output for a row at `row * outputs + output`; NaN where nothing is known. */
  readonly targets: Float32Array;
  /** How much a row counts. */
  readonly importance: Float32Array;
  readonly epochs: number;
  readonly rate: number;
  /** Ridge penalty on each step. */
  readonly ridge: number;
  /** How many times it is learned, each time in another order; the mean is kept. */
  readonly orders: number;
};

/** Slopes below this are not followed. */
const SETTLED = 0.01;

const shuffled = (rows: readonly number[], seed: number): number[] => {
  const order = [...rows];
  let state = seed >>> 0;
  for (let index = order.length - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 0x100000000) * (index + 1));
    const held = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = held;
  }
  return order;
};

/** By AdaGrad, in a seeded order. */
const learnInOrder = (training: Training, order: number): Learned => {
  const { matrix, rows, columns, outputs, targets, importance, epochs, rate, ridge } = training;
  const weights = new Float32Array(columns * outputs);
  const squares = new Float32Array(columns * outputs).fill(1e-2);
  const biases = new Float32Array(outputs);
  const scores = new Float64Array(outputs);
  const slopes = new Float64Array(outputs);
  const actives = new Int32Array(outputs);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const row of shuffled(rows, order * 1_000 + epoch + 1)) {
      const from = matrix.starts[row] as number;
      const to = matrix.starts[row + 1] as number;
      for (let output = 0; output < outputs; output += 1) scores[output] = biases[output] as number;
      for (let cell = from; cell < to; cell += 1) {
        const value = matrix.values[cell] as number;
        const base = (matrix.columns[cell] as number) * outputs;
        for (let output = 0; output < outputs; output += 1)
          (scores[output] as number) += value * (weights[base + output] as number);
      }
      for (let output = 0; output < outputs; output += 1) {
        const target = targets[row * outputs + output] as number;
        const chance = 1 / (1 + Math.exp(-(scores[output] as number)));
        const slope = Number.isNaN(target) ? 0 : (chance - target) * (importance[row] as number);
        // What an output has right already teaches nothing: most of the background, after the first rounds.
        slopes[output] = Math.abs(slope) < SETTLED ? 0 : slope;
        biases[output] = (biases[output] as number) - 0.01 * (slopes[output] as number);
      }
      let active = 0;
      for (let output = 0; output < outputs; output += 1)
        if (slopes[output] !== 0) {
          actives[active] = output;
          active += 1;
        }
      if (active === 0) continue;
      for (let cell = from; cell < to; cell += 1) {
        const value = matrix.values[cell] as number;
        const base = (matrix.columns[cell] as number) * outputs;
        for (let place = 0; place < active; place += 1) {
          const output = actives[place] as number;
          const slope = slopes[output] as number;
          const at = base + output;
          const gradient = slope * value + ridge * (weights[at] as number);
          const square = (squares[at] as number) + gradient * gradient;
          squares[at] = square;
          weights[at] = (weights[at] as number) - (rate * gradient) / Math.sqrt(square);
        }
      }
    }
  }
  return { outputs, weights, biases };
};

/**
 * Several logistic regressions over the same rows: the same data, the same weights. What a text says in passing weighs
 * more or less by the order in which the texts came; the mean over several orders leans to none, and costs a reader nothing.
 */
export const learn = (training: Training): Learned => {
  const first = learnInOrder(training, 0);
  for (let order = 1; order < training.orders; order += 1) {
    const other = learnInOrder(training, order);
    other.weights.forEach((weight, at) => (first.weights[at] = (first.weights[at] as number) + weight));
    other.biases.forEach((bias, at) => (first.biases[at] = (first.biases[at] as number) + bias));
  }
  const mean = (sum: number): number => sum / training.orders;
  return { outputs: first.outputs, weights: first.weights.map(mean), biases: first.biases.map(mean) };
};

/** Log-odds of all outputs for one row. */
export const logits = (learned: Learned, matrix: Matrix, row: number): Float64Array => {
  const { outputs, weights } = learned;
  const scores = Float64Array.from(learned.biases);
  for (let cell = matrix.starts[row] as number; cell < (matrix.starts[row + 1] as number); cell += 1) {
    const base = (matrix.columns[cell] as number) * outputs;
    for (let output = 0; output < outputs; output += 1)
      (scores[output] as number) += (matrix.values[cell] as number) * (weights[base + output] as number);
  }
  return scores;
};
