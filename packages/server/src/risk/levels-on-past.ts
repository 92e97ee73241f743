import {
  type ChosenLevel,
  chooseLevels,
  type Day,
  type EnterpriseId,
  fBeta,
  type Jurisdiction,
  learnableRows,
  type LevelThreshold,
  type Reading,
} from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import { findSignalSpan, listArrears } from '../store/models/list-outcomes.ts';
import { snapshotDays } from './past-days.ts';
import { readingTableOn } from './reading-table.ts';
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

/**
 * Scores the readings of past month ends whose horizon has passed by `asOf`. Enterprises whose arrears had begun are left out: to
 * see those is no foresight.
 */
export const scoresOnPast = async (
  db: Queryable,
  { assess }: Pick<ReadyModel, 'assess'>,
  options: { readonly asOf: Day; readonly horizonMonths: number; readonly onDay?: (day: Day) => void },
): Promise<PastScores> => {
  const { asOf, horizonMonths } = options;
  const span = await findSignalSpan(db);
  const days = span === null ? [] : snapshotDays(span.first, asOf, horizonMonths);
  const arrears = await listArrears(db, asOf);
  const scores: number[] = [];
  const labels: number[] = [];
  for (const day of days) {
    options.onDay?.(day);
    const rows = learnableRows([await readingTableOn(db, day)], arrears, { horizonMonths, quietRatio: 1 });
    const { table } = rows;
    for (let row = 0; row < table.rowCount; row += 1) {
      const readings = table.names.map((indicator, column): Reading => {
        const value = table.columns[column]?.[row] ?? NaN;
        return Number.isNaN(value)
          ? { indicator, missing: 'no-source', dataOn: null }
          : { indicator, value, dataOn: day, evidence: [] };
      });
      scores.push(
        assess({ enterpriseId: 'ent_' satisfies EnterpriseId, asOf: day }, readings).scoreCentipoints,
      );
      labels.push(rows.labels[row] as number);
    }
  }
  return { days, scores, labels };
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
  options: Parameters<typeof scoresOnPast>[2],
): Promise<LevelsOnPast> =>
  levelsFor(jurisdiction, ready.model.levels, await scoresOnPast(db, ready, options));
