import {
  type ChosenLevel,
  chooseLevels,
  type Day,
  type EnterpriseId,
  fBeta,
  type Jurisdiction,
  type LevelThreshold,
} from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import { readingsOf } from './reading-table.ts';
import { type PastRows, type PastRowsOptions, rowsOnPast } from './rows-on-past.ts';
import type { ReadyModel } from './stored-model.ts';

export type LevelsOnPast = {
  readonly days: readonly Day[];
  readonly rowCount: number;
  readonly positiveCount: number;
  readonly chosen: readonly ChosenLevel[];
  /** How right the levels that the model has now would have been. */
  readonly now: readonly (ChosenLevel & { readonly fHalf: number; readonly fTwo: number })[];
};

const judged = (
  { level, fromPoints }: LevelThreshold,
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  positives: number,
): LevelsOnPast['now'][number] => {
  let reachedCount = 0;
  let hits = 0;
  for (let row = 0; row < scores.length; row += 1) {
    if ((scores[row] as number) < fromPoints * 100) continue;
    reachedCount += 1;
    hits += labels[row] as number;
  }
  return {
    level,
    fromPoints,
    reachedCount,
    precisionRatio: reachedCount === 0 ? 0 : hits / reachedCount,
    recallRatio: positives === 0 ? 0 : hits / positives,
    fHalf: fBeta(0.5, hits, reachedCount, positives),
    fTwo: fBeta(2, hits, reachedCount, positives),
  };
};

/** Scores of past month ends, in hundredths of a point, and whether arrears began within the horizon. */
export type PastScores = {
  readonly days: readonly Day[];
  readonly scores: readonly number[];
  readonly labels: readonly number[];
};

/** What a model would have scored the readings of the past. */
export const scorePast = (
  { assess }: Pick<ReadyModel, 'assess'>,
  { days, rows: { table, labels } }: PastRows,
): PastScores => {
  const asOf = days.at(-1) ?? '';
  const of = { enterpriseId: 'ent_' satisfies EnterpriseId, asOf } as const;
  const scores = Array.from(
    { length: table.rowCount },
    (_, row) => assess(of, readingsOf(table, row, asOf)).scoreCentipoints,
  );
  return { days, scores, labels: Array.from(labels) };
};

/** Chooses each level's threshold on past scores as the jurisdiction says, and judges those that the model has now by the same. */
export const levelsFor = (
  { levels }: Pick<Jurisdiction, 'levels'>,
  now: readonly LevelThreshold[],
  { days, scores, labels }: PastScores,
): LevelsOnPast => {
  const positiveCount = labels.reduce((sum, label) => sum + label, 0);
  return {
    days,
    rowCount: scores.length,
    positiveCount,
    chosen: positiveCount === 0 ? [] : chooseLevels(scores, labels, levels),
    now: judgeLevels(now, { scores, labels }),
  };
};

/** How right thresholds would have been on past scores. */
export const judgeLevels = (
  levels: readonly LevelThreshold[],
  { scores, labels }: Pick<PastScores, 'scores' | 'labels'>,
): LevelsOnPast['now'] => {
  const positiveCount = labels.reduce((sum, label) => sum + label, 0);
  return levels.map((level) => judged(level, scores, labels, positiveCount));
};

/** Both at once, on the past of one database. */
export const levelsOnPast = async (
  db: Queryable,
  jurisdiction: Pick<Jurisdiction, 'levels'>,
  ready: ReadyModel,
  options: PastRowsOptions,
): Promise<LevelsOnPast> =>
  levelsFor(jurisdiction, ready.model.levels, scorePast(ready, await rowsOnPast(db, options)));
