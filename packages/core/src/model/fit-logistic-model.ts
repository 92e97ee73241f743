import { checkOf, positivesOf } from './check.ts';
import type { Labelled } from './fit.ts';
import type { LearnedModel } from './learned-model.ts';
import { fitLogistic, LOGISTIC_DEFAULTS, scoreLogistic, type LogisticOptions } from './linear/logistic.ts';
import { spreadOf } from './metric/drift.ts';
import { fitCalibration } from './metric/isotonic.ts';
import { takeRows, type Table } from './table.ts';

/** Parts that are left out in turn to check and calibrate. */
const PARTS = 5;

const scores = (model: ReturnType<typeof fitLogistic>, table: Table): Float64Array =>
  Float64Array.from({ length: table.rowCount }, (_, row) =>
    scoreLogistic(model, (column) => table.columns[column]?.[row] ?? NaN),
  );

/** The logistic baseline as a model like any other, calibrated and checked on rows left out in turn. */
export const fitLogisticModel = (
  { table, labels }: Labelled,
  target: string,
  options: LogisticOptions = LOGISTIC_DEFAULTS,
): LearnedModel => {
  const raw = new Float64Array(table.rowCount);
  const rows = Int32Array.from(labels, (_, row) => row);
  for (let part = 0; part < PARTS; part += 1) {
    const shown = rows.filter((row) => row % PARTS !== part);
    const leftOut = rows.filter((row) => row % PARTS === part);
    const model = fitLogistic(
      takeRows(table, shown),
      labels.filter((_, row) => row % PARTS !== part),
      options,
    );
    scores(model, takeRows(table, leftOut)).forEach((score, at) => (raw[leftOut[at] as number] = score));
  }
  const logistic = fitLogistic(table, labels, options);
  const weight = logistic.weight.map(Math.abs);
  const total = weight.reduce((sum, own) => sum + own, 0);
  return {
    format: 'weisu-model',
    formatVersion: 1,
    kind: 'logistic',
    target,
    columns: table.names,
    logistic,
    calibration: fitCalibration(raw, labels),
    card: {
      rowCount: table.rowCount,
      positiveCount: positivesOf({ labels }),
      settings: { ...options },
      check: checkOf('out-of-fold', raw, labels),
      importance: weight.map((own) => (total === 0 ? 0 : own / total)),
      spreads: table.columns.map((column) => spreadOf(column)),
      scoreSpread: spreadOf(raw),
    },
  };
};
