import type { Labelled } from '../../model/fit.ts';
import type { ScorecardFile } from '../scorecard.ts';

export type CorrectionOptions = {
  /** Log-odds that one point stands for, in the eyes of who set the points. */
  readonly logOddsPerPoint: number;
  /**
   * How surely the points were set: the standard deviation, in points, of what a step adds to the one below it. Small keeps
   * to the experts, large follows the outcomes.
   */
  readonly doubtPoints: number;
  /** The parts of a point that may be written: 2 gives halves. */
  readonly partsOfPoint: number;
};

/**
 * Ten points are .6 of log-odds: about what precision at capacity and the experts' ranking agree on. A step is trusted to
 * 1.4 points: on invented cities, between .8 and 5 made little difference.
 */
export const CORRECTION: CorrectionOptions = { logOddsPerPoint: 0.06, doubtPoints: 1.36, partsOfPoint: 2 };

type Increment = { readonly indicator: string; readonly from: number; readonly prior: number };

/** Rows that reach the same steps count as one with a weight. */
type Pattern = { readonly steps: readonly number[]; rows: number; positives: number };

const incrementsOf = (steps: ScorecardFile['steps'], logOddsPerPoint: number): Increment[] =>
  Object.entries(steps).flatMap(([indicator, pairs]) =>
    pairs.map(([from, points], at) => ({
      indicator,
      from,
      prior: (points - (pairs[at - 1]?.[1] ?? 0)) * logOddsPerPoint,
    })),
  );

const patternsOf = ({ table, labels }: Labelled, increments: readonly Increment[]): Pattern[] => {
  const columnOf = new Map(table.names.map((name, at) => [name, table.columns[at]]));
  const columns = increments.map(({ indicator }) => columnOf.get(indicator));
  const found = new Map<string, Pattern>();
  for (let row = 0; row < table.rowCount; row += 1) {
    const steps: number[] = [];
    increments.forEach(({ from }, at) => {
      // NaN is missing and reaches nothing, as in the score itself.
      if ((columns[at]?.[row] ?? NaN) >= from) steps.push(at);
    });
    const key = steps.join(' ');
    let pattern = found.get(key);
    if (pattern === undefined) found.set(key, (pattern = { steps, rows: 0, positives: 0 }));
    pattern.rows += 1;
    pattern.positives += labels[row] as number;
  }
  return [...found.values()];
};

const MOST_ROUNDS = 2_000;
/** Log-odds: far below what a rounded point shows. */
const SETTLED = 1e-5;
const RATE = 0.3;

/**
 * The most likely weights: logistic likelihood times a normal prior around the experts', none below zero. Projected gradient
 * with steps sized by each weight's own past gradients (Duchi et al. 2011); convex, so where it ends does not depend on the path.
 */
const mostLikely = (
  patterns: readonly Pattern[],
  increments: readonly Increment[],
  priorPrecision: number,
): Float64Array => {
  const weights = Float64Array.from(increments, ({ prior }) => prior);
  const size = weights.length;
  const rows = patterns.reduce((sum, own) => sum + own.rows, 0);
  const positives = patterns.reduce((sum, own) => sum + own.positives, 0);
  let base = Math.log((positives + 0.5) / (rows - positives + 0.5));
  const past = new Float64Array(size + 1).fill(1e-9);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const slope = new Float64Array(size + 1);
    for (const own of patterns) {
      let logOdds = base;
      for (const step of own.steps) logOdds += weights[step] as number;
      const excess = own.rows / (1 + Math.exp(-logOdds)) - own.positives;
      for (const step of own.steps) slope[step] = (slope[step] as number) + excess;
      slope[size] = (slope[size] as number) + excess;
    }
    let most = 0;
    for (let at = 0; at <= size; at += 1) {
      const weight = at === size ? base : (weights[at] as number);
      const own =
        (slope[at] as number) +
        (at === size ? 0 : priorPrecision * (weight - (increments[at] as Increment).prior));
      past[at] = (past[at] as number) + own * own;
      const moved = weight - (RATE * own) / Math.sqrt(past[at] as number);
      const next = at === size ? moved : Math.max(0, moved);
      most = Math.max(most, Math.abs(next - weight));
      if (at === size) base = next;
      else weights[at] = next;
    }
    if (most < SETTLED) break;
  }
  return weights;
};

/**
 * The points of a scorecard corrected by what became of past enterprises: the experts' points are the prior, and move only as far
 * as outcomes move them. A step that no row reaches adds what it was set to add; none falls below the step before it.
 * @param rows readings of past days, a column an indicator, NaN where missing; label 1 where arrears began in time
 * @throws RangeError where all rows have the same outcome
 */
export const correctScorecard = (
  { steps }: Pick<ScorecardFile, 'steps'>,
  rows: Labelled,
  { logOddsPerPoint, doubtPoints, partsOfPoint }: CorrectionOptions = CORRECTION,
): ScorecardFile['steps'] => {
  if (!rows.labels.includes(1) || !rows.labels.includes(0))
    throw new RangeError('all rows have the same outcome: nothing can be corrected');
  const increments = incrementsOf(steps, logOddsPerPoint);
  const patterns = patternsOf(rows, increments);
  const weights = mostLikely(patterns, increments, 1 / (doubtPoints * logOddsPerPoint) ** 2);
  let at = 0;
  return Object.fromEntries(
    Object.entries(steps).map(([indicator, pairs]) => {
      const own = weights.subarray(at, (at += pairs.length));
      let points = 0;
      const corrected = pairs.map(([from], step): [number, number] => {
        points += (own[step] as number) / logOddsPerPoint;
        return [from, Math.round(points * partsOfPoint) / partsOfPoint];
      });
      return [indicator, corrected];
    }),
  );
};
