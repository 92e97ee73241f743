import type { Matrix } from './matrix.ts';

export type Ranking = {
  /** One row a candidate; those of one text follow each other. */
  readonly matrix: Matrix;
  /** Number of the text to which a row belongs. */
  readonly textOf: readonly number[];
  /** How much a text counts. */
  readonly importance: readonly number[];
  readonly columns: number;
  /** 1 where the candidate is right, else 0. */
  readonly right: readonly number[];
  /** How much a right candidate counts as such: it is one among some twenty. */
  readonly rightImportance: number;
  /** How much it counts that the right one comes before the others of its text. */
  readonly rivalry: number;
  readonly epochs: number;
  readonly rate: number;
  readonly ridge: number;
  /** How many times it is learned, each time in another order; the mean is kept. */
  readonly orders: number;
};

type Ranked = { readonly weights: Float32Array; readonly bias: number };

/** First row of each text, and one past the last. */
const startsOf = (textOf: readonly number[]): number[] => {
  const starts = textOf.flatMap((text, row) => (text === textOf[row - 1] ? [] : [row]));
  return [...starts, textOf.length];
};

const orderOf = (count: number, epoch: number): number[] => {
  const order = [...Array(count).keys()];
  let state = epoch + 1;
  for (let index = count - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 0x100000000) * (index + 1));
    [order[index], order[other]] = [order[other] as number, order[index] as number];
  }
  return order;
};

/** By AdaGrad, in a seeded order. */
const learnInOrder = (ranking: Ranking, order: number): Ranked => {
  const { matrix, importance, columns, right, rightImportance, rivalry, epochs, rate, ridge } = ranking;
  const starts = startsOf(ranking.textOf);
  const weights = new Float32Array(columns);
  const squares = new Float32Array(columns).fill(1e-2);
  let bias = 0;
  const scoreOf = (row: number): number => {
    let score = bias;
    for (let cell = matrix.starts[row] as number; cell < (matrix.starts[row + 1] as number); cell += 1)
      score += (matrix.values[cell] as number) * (weights[matrix.columns[cell] as number] as number);
    return score;
  };
  for (let epoch = 0; epoch < epochs; epoch += 1)
    for (const text of orderOf(starts.length - 1, order * 1_000 + epoch)) {
      const from = starts[text] as number;
      const to = starts[text + 1] as number;
      const rows = Array.from({ length: to - from }, (_, place) => from + place);
      const scores = rows.map(scoreOf);
      const highest = Math.max(...scores);
      const odds = scores.map((score) => Math.exp(score - highest));
      const total = odds.reduce((sum, one) => sum + one, 0);
      const rightCount = rows.filter((row) => right[row] === 1).length;
      rows.forEach((row, place) => {
        const wanted = right[row] as number;
        const chance = 1 / (1 + Math.exp(-(scores[place] as number)));
        let slope = (chance - wanted) * (wanted === 1 ? rightImportance : 1);
        if (rightCount > 0) slope += rivalry * ((odds[place] as number) / total - wanted / rightCount);
        slope *= importance[text] as number;
        bias -= 0.01 * slope;
        for (let cell = matrix.starts[row] as number; cell < (matrix.starts[row + 1] as number); cell += 1) {
          const column = matrix.columns[cell] as number;
          const gradient = slope * (matrix.values[cell] as number) + ridge * (weights[column] as number);
          const square = (squares[column] as number) + gradient * gradient;
          squares[column] = square;
          weights[column] = (weights[column] as number) - (rate * gradient) / Math.sqrt(square);
        }
      });
    }
  return { weights, bias };
};

/**
 * One linear score for candidates, learned from two wishes at once: that the right ones be likely in themselves (so that
 * none is believed where none is right), and that they come before the others of their text. The mean over several orders.
 */
export const learnRanking = (ranking: Ranking): Ranked => {
  const each = Array.from({ length: ranking.orders }, (_, order) => learnInOrder(ranking, order));
  const mean = (of: (ranked: Ranked) => number): number =>
    each.reduce((sum, ranked) => sum + of(ranked), 0) / ranking.orders;
  return {
    weights: Float32Array.from({ length: ranking.columns }, (_, column) =>
      mean(({ weights }) => weights[column] as number),
    ),
    bias: mean(({ bias }) => bias),
  };
};
