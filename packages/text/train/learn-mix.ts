import { GENRES, type Mix } from '../src/reading/model/mix.ts';

export type Mixing = {
  /** What the stages said of each text that they had not seen. */
  readonly said: readonly Float64Array[];
  readonly genres: readonly number[];
  /** Wanted chance at `text * outputs + output`; NaN where unknown. */
  readonly targets: Float32Array;
  readonly importance: Float32Array;
  readonly outputs: number;
  readonly ridge: number;
  /** What counts instead for some outputs of some genres. */
  readonly apart?: {
    readonly holds: (genre: number, output: number) => boolean;
    readonly importance: Float32Array;
    readonly ridge: number;
  };
};

const ITERATIONS = 12;

/** Solves a symmetric positive definite system in place (Cholesky); `matrix` is row by row. */
const solve = (matrix: Float64Array, right: Float64Array): Float64Array => {
  const size = right.length;
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * size + column] as number;
      for (let k = 0; k < column; k += 1)
        sum -= (matrix[row * size + k] as number) * (matrix[column * size + k] as number);
      matrix[row * size + column] =
        row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (matrix[column * size + column] as number);
    }
  const answer = Float64Array.from(right);
  for (let row = 0; row < size; row += 1) {
    for (let k = 0; k < row; k += 1)
      answer[row] = (answer[row] as number) - (matrix[row * size + k] as number) * (answer[k] as number);
    answer[row] = (answer[row] as number) / (matrix[row * size + row] as number);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    for (let k = row + 1; k < size; k += 1)
      answer[row] = (answer[row] as number) - (matrix[k * size + row] as number) * (answer[k] as number);
    answer[row] = (answer[row] as number) / (matrix[row * size + row] as number);
  }
  return answer;
};

/** One ridge-penalised logistic regression by Newton's method; the last weight is the bias. */
export const newton = (
  rows: readonly Float64Array[],
  wanted: readonly number[],
  importance: readonly number[],
  ridge: number,
): Float64Array => {
  const inputs = rows[0]?.length ?? 0;
  const size = inputs + 1;
  let weights = new Float64Array(size);
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
    const slope = new Float64Array(size);
    const curve = new Float64Array(size * size);
    rows.forEach((row, at) => {
      let score = weights[inputs] as number;
      for (let input = 0; input < inputs; input += 1)
        score += (row[input] as number) * (weights[input] as number);
      const chance = 1 / (1 + Math.exp(-score));
      const weight = importance[at] as number;
      const error = weight * (chance - (wanted[at] as number));
      const bend = weight * Math.max(1e-4, chance * (1 - chance));
      for (let a = 0; a < size; a += 1) {
        const left = a === inputs ? 1 : (row[a] as number);
        slope[a] = (slope[a] as number) + error * left;
        for (let b = 0; b <= a; b += 1) {
          const right = b === inputs ? 1 : (row[b] as number);
          curve[a * size + b] = (curve[a * size + b] as number) + bend * left * right;
        }
      }
    });
    for (let a = 0; a < size; a += 1) {
      const hold = a === inputs ? 1e-4 : ridge;
      slope[a] = (slope[a] as number) + hold * (weights[a] as number);
      curve[a * size + a] = (curve[a * size + a] as number) + hold;
    }
    const step = solve(curve, slope);
    let largest = 0;
    weights = weights.map((weight, a) => {
      largest = Math.max(largest, Math.abs(step[a] as number));
      return weight - (step[a] as number);
    });
    if (largest < 1e-4) break;
  }
  return weights;
};

/** Learns for each genre and output how to weigh what the stages said. */
export const learnMix = ({ said, genres, targets, importance, outputs, ridge, apart }: Mixing): Mix => {
  const inputs = said[0]?.length ?? 0;
  const weights = new Float32Array(GENRES * outputs * (inputs + 1));
  for (let genre = 0; genre < GENRES; genre += 1)
    for (let output = 0; output < outputs; output += 1) {
      const texts = said.flatMap((_, text) =>
        genres[text] === genre && !Number.isNaN(targets[text * outputs + output]) ? [text] : [],
      );
      const counts = apart?.holds(genre, output) === true ? apart : { importance, ridge };
      const learned = newton(
        texts.map((text) => said[text] as Float64Array),
        texts.map((text) => targets[text * outputs + output] as number),
        texts.map((text) => counts.importance[text] as number),
        counts.ridge,
      );
      weights.set(learned, (genre * outputs + output) * (inputs + 1));
    }
  return { inputs, outputs, weights };
};
