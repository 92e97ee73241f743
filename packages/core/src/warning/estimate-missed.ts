import { wilsonInterval } from '../statistics/wilson.ts';

/** What became of one unit's draw of one month. */
export type CheckedDraw = {
  readonly month: string;
  /** Enterprises that it was drawn from. */
  readonly populationCount: number;
  readonly drawnCount: number;
  /** Those that a person judged true or false. */
  readonly judgedCount: number;
  readonly trueCount: number;
};

/** What lies below the threshold and is true, estimated. Ratios 0–1, of the enterprises below the threshold; 95 %. */
export type MissedEstimate = {
  readonly drawnCount: number;
  readonly judgedCount: number;
  readonly trueCount: number;
  /** Enterprises below the threshold, mean of the months drawn. */
  readonly populationCount: number;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
};

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/**
 * Estimates which share of the enterprises below the threshold is in arrears, from those drawn at random and judged: each unit
 * counts by the enterprises that it was drawn from (stratified estimate), and the interval is Wilson's with Kish's effective
 * sample size, since units weigh unlike. Null where nothing was judged yet.
 */
export const estimateMissed = (draws: readonly CheckedDraw[]): MissedEstimate | null => {
  const judged = draws.filter(({ judgedCount }) => judgedCount > 0);
  const weights = judged.map(({ populationCount, judgedCount }) => populationCount / judgedCount);
  const total = sum(judged.map(({ populationCount }) => populationCount));
  if (total === 0) return null;
  const ratio = sum(judged.map(({ trueCount }, at) => (weights[at] as number) * trueCount)) / total;
  const effective =
    total ** 2 / sum(judged.map(({ judgedCount }, at) => judgedCount * (weights[at] as number) ** 2));
  const { low, high } = wilsonInterval(ratio * effective, effective) ?? { low: 0, high: 1 };
  return {
    drawnCount: sum(draws.map(({ drawnCount }) => drawnCount)),
    judgedCount: sum(judged.map(({ judgedCount }) => judgedCount)),
    trueCount: sum(judged.map(({ trueCount }) => trueCount)),
    populationCount: Math.round(
      sum(draws.map(({ populationCount }) => populationCount)) /
        new Set(draws.map(({ month }) => month)).size,
    ),
    ratio,
    low,
    high,
  };
};
