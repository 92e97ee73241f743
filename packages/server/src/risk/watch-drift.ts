import {
  addMonths,
  type Assessment,
  type Baseline,
  type CalibrationCheck,
  checkCalibration,
  type Day,
  type DriftReport,
  learnableRows,
  type LearnedModel,
  probabilityFor,
  type ReadingSnapshot,
  reportDrift,
  scoreTable,
  spreadOf,
} from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import { writeDrift } from '../store/models/drift-reports.ts';
import { findSignalSpan, listArrears } from '../store/models/list-outcomes.ts';
import { findBaseline, keepBaseline } from '../store/models/risk-models.ts';
import { readingTableOn } from './reading-table.ts';
import type { ReadyModel } from './stored-model.ts';

/** Months by which a probability is judged: that of the model's target, which ends in so many months. */
const horizonOf = ({ target }: LearnedModel): number | null => {
  const months = /within (\d+) months/.exec(target)?.[1];
  return months === undefined ? null : Number(months);
};

/** What the model would have said as long ago as its horizon, against what came true since; null for a scorecard. */
const calibrationNow = async (
  db: Queryable,
  { model }: ReadyModel,
  asOf: Day,
): Promise<CalibrationCheck | null> => {
  if (model.kind !== 'learned') return null;
  const horizonMonths = horizonOf(model.learned);
  const span = await findSignalSpan(db);
  if (horizonMonths === null || span === null) return null;
  const then = addMonths(asOf, -horizonMonths);
  if (then < addMonths(span.first, 1)) return null;
  const arrears = await listArrears(db, asOf);
  const rows = learnableRows([await readingTableOn(db, then)], arrears, { horizonMonths, quietRatio: 1 });
  const raw = scoreTable(model.learned, rows.table);
  return checkCalibration(
    raw.map((own) => probabilityFor(model.learned, own)),
    rows.labels,
  );
};

const baselineOf = ({ table }: ReadingSnapshot, scores: Float64Array): Baseline => ({
  spreads: table.columns.map((column, at) => ({
    indicator: table.names[at] as string,
    spread: spreadOf(column),
  })),
  score: spreadOf(scores),
});

/**
 * Compares a round with the past its model rests on and keeps the report. A model without a baseline takes this round as one.
 * Answers null where there is nothing to compare with.
 */
export const watchDrift = async (
  trx: Queryable,
  ready: ReadyModel,
  readings: ReadingSnapshot,
  assessments: readonly Assessment[],
): Promise<DriftReport | null> => {
  const { stored } = ready;
  if (stored === null || readings.ids.length === 0) return null;
  const scores = Float64Array.from(assessments, (assessment) => assessment.scoreCentipoints);
  const baseline = await findBaseline(trx, stored);
  if (baseline === null) {
    await keepBaseline(trx, stored, baselineOf(readings, scores));
    return null;
  }
  const { table, asOf } = readings;
  const report = reportDrift(
    baseline,
    new Map(table.names.map((name, at) => [name, table.columns[at] as Float64Array])),
    scores,
    await calibrationNow(trx, ready, asOf),
  );
  await writeDrift(trx, stored, asOf, report);
  return report;
};
