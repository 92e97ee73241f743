import type { LearnedModel } from '../model/learned-model.ts';
import { explainRow, probabilityFor, rawOfRow } from '../model/score-model.ts';
import type { Assessment, Contribution } from './assessment.ts';
import { apportion } from './apportion.ts';
import { findIndicator } from './catalogue.ts';
import { coverageOf } from './coverage.ts';
import type { Reading } from './indicator.ts';
import type { Level } from './level.ts';
import { modelName, type LevelThreshold, type RiskModel } from './risk-model.ts';

/** Ten points double the odds; 0 is the mean enterprise that the model was trained on. */
const CENTIPOINTS_PER_LOG_ODDS = 1000 / Math.LN2;

/** Hundredths of a point of a raw score (log-odds) over the mean training row's. */
export const learnedCentipoints = (raw: number, mean: number): number =>
  // Adding 0 makes a negative zero the zero that storage gives back.
  Math.round((raw - mean) * CENTIPOINTS_PER_LOG_ODDS) + 0;

/** The readings as a row of the model's columns; NaN where missing, or where the catalogue no longer has the indicator. */
export const rowOf = (columns: readonly string[], readings: readonly Reading[]): Float64Array => {
  const values = new Map(readings.map((r) => [r.indicator, 'missing' in r ? NaN : r.value]));
  return Float64Array.from(columns, (column) => values.get(column) ?? NaN);
};

type Scored = {
  readonly scoreCentipoints: number;
  /** Hundredths of a point a column; they sum to the score. */
  readonly parts: Int32Array;
  readonly probability: number;
};

/** Rows of which the last so many are remembered: most enterprises have one of a few rows, and explaining takes a millisecond. */
const REMEMBERED = 50_000;

/** Scores rows with their exact parts; equal rows are worked out once. */
const createRowScorer = (learned: LearnedModel): ((row: Float64Array) => Scored) => {
  const known = new Map<string, Scored>();
  return (row) => {
    const key = row.join(',');
    const found = known.get(key);
    if (found !== undefined) return found;
    const { base, contributions } = explainRow(learned, (column) => row[column] as number);
    const raw = rawOfRow(learned, (column) => row[column] as number);
    const scoreCentipoints = learnedCentipoints(raw, base);
    const scored = {
      scoreCentipoints,
      parts: apportion(contributions, CENTIPOINTS_PER_LOG_ODDS, scoreCentipoints),
      probability: probabilityFor(learned, raw),
    };
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, scored);
    return scored;
  };
};

const contributionsOf = (
  { columns }: LearnedModel,
  parts: Int32Array,
  readings: readonly Reading[],
): Contribution[] => {
  const byIndicator = new Map(readings.map((reading) => [reading.indicator, reading]));
  return columns
    .flatMap((id, column): Contribution[] => {
      const centipoints = parts[column] as number;
      const reading = byIndicator.get(id);
      if (centipoints === 0) return [];
      return [
        {
          indicator: id,
          dimension: findIndicator(id)?.dimension ?? 'operation',
          value: reading === undefined || 'missing' in reading ? null : reading.value,
          centipoints,
          evidence: reading === undefined || 'missing' in reading ? [] : reading.evidence,
        },
      ];
    })
    .sort((a, b) => b.centipoints - a.centipoints || (a.indicator < b.indicator ? -1 : 1));
};

/**
 * Makes what applies a learned model: points are log-odds over the mean training row, ten points to double the odds, and
 * TreeSHAP's parts rounded so that they sum to the score exactly. Base 0.
 */
export const createLearnedAssessor = (
  model: Extract<RiskModel, { kind: 'learned' }>,
  levelOf: (scoreCentipoints: number, thresholds: readonly LevelThreshold[]) => Level,
): ((subject: Pick<Assessment, 'enterpriseId' | 'asOf'>, readings: readonly Reading[]) => Assessment) => {
  const { learned, levels } = model;
  const name = modelName(model);
  const score = createRowScorer(learned);
  const weights = new Map(
    learned.columns.map((id, column) => [id, learned.card.importance[column] ?? 1 / learned.columns.length]),
  );
  return (subject, readings) => {
    const { scoreCentipoints, parts, probability } = score(rowOf(learned.columns, readings));
    return {
      ...subject,
      model: name,
      baseCentipoints: 0,
      scoreCentipoints,
      level: levelOf(scoreCentipoints, levels),
      probability,
      contributions: contributionsOf(learned, parts, readings),
      coverage: coverageOf(readings, (indicator) => weights.get(indicator) ?? 0),
    };
  };
};
