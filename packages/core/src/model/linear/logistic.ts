import { probabilityOf } from '../trees/boost.ts';
import type { Table } from '../table.ts';
import { solve } from './solve.ts';

/**
 * A logistic model on standardised columns. A column that had missing values in training also has a weight for being
 * missing; a missing value itself counts as the mean, that is 0.
 */
export type LogisticModel = {
  readonly intercept: number;
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  readonly weight: readonly number[];
  readonly missingWeight: readonly number[];
  /** Share of training rows in which the column was missing. */
  readonly missingRatio: readonly number[];
};

export type LogisticOptions = { readonly l2: number; readonly mostSteps: number };
export const LOGISTIC_DEFAULTS: LogisticOptions = { l2: 1, mostSteps: 30 };

/** Beyond this many deviations a value counts as if it lay there: one wild ratio must not move the whole line. */
const FARTHEST = 5;

const standardised = (
  model: Pick<LogisticModel, 'mean' | 'deviation'>,
  column: number,
  value: number,
): number => {
  if (Number.isNaN(value)) return 0;
  const z = (value - (model.mean[column] as number)) / (model.deviation[column] as number);
  return Math.min(Math.max(z, -FARTHEST), FARTHEST);
};

/** Middle and spread by the quartiles, which heavy tails do not move; a column of one value has deviation 1. */
const middleOf = (column: ArrayLike<number>): { mean: number; deviation: number; missingRatio: number } => {
  const known = Float64Array.from(column)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const at = (share: number): number => known[Math.floor(share * (known.length - 1))] ?? 0;
  const deviation = (at(0.75) - at(0.25)) / 1.349;
  const spread = deviation > 0 ? deviation : (at(0.99) - at(0.01)) / 4;
  return {
    mean: at(0.5),
    deviation: spread > 0 ? spread : 1,
    missingRatio: column.length === 0 ? 0 : 1 - known.length / column.length,
  };
};

/** Fits by Newton steps; the plain baseline that trees must beat. */
export const fitLogistic = (
  table: Table,
  labels: Uint8Array,
  { l2, mostSteps }: LogisticOptions = LOGISTIC_DEFAULTS,
): LogisticModel => {
  const middles = table.columns.map((column) => middleOf(column));
  const shape = { mean: middles.map((m) => m.mean), deviation: middles.map((m) => m.deviation) };
  const missingRatio = middles.map((m) => m.missingRatio);
  const gaps = missingRatio.flatMap((ratio, column) => (ratio > 0 ? [column] : []));
  const width = 1 + table.columns.length + gaps.length;
  const weights = new Float64Array(width);
  const row = new Float64Array(width);
  const load = (at: number): void => {
    row[0] = 1;
    table.columns.forEach((column, c) => (row[c + 1] = standardised(shape, c, column[at] as number)));
    gaps.forEach((column, g) => {
      row[1 + table.columns.length + g] = Number.isNaN(table.columns[column]?.[at]) ? 1 : 0;
    });
  };
  for (let step = 0; step < mostSteps; step += 1) {
    const slope = Float64Array.from(weights, (w, i) => (i === 0 ? 0 : l2 * w));
    const curve = new Float64Array(width * width);
    for (let i = 0; i < width; i += 1) curve[i * width + i] = i === 0 ? 1e-9 : l2;
    for (let at = 0; at < table.rowCount; at += 1) {
      load(at);
      let raw = 0;
      for (let i = 0; i < width; i += 1) raw += (weights[i] as number) * (row[i] as number);
      const p = probabilityOf(raw);
      const error = p - (labels[at] as number);
      const h = Math.max(p * (1 - p), 1e-6);
      for (let i = 0; i < width; i += 1) {
        const own = row[i] as number;
        if (own === 0) continue;
        slope[i] = (slope[i] as number) + error * own;
        for (let j = 0; j <= i; j += 1)
          curve[i * width + j] = (curve[i * width + j] as number) + h * own * (row[j] as number);
      }
    }
    const move = solve(curve, slope);
    let largest = 0;
    for (let i = 0; i < width; i += 1) {
      weights[i] = (weights[i] as number) - (move[i] as number);
      largest = Math.max(largest, Math.abs(move[i] as number));
    }
    if (largest < 1e-8) break;
  }
  const missingWeight = table.columns.map((_, column) => {
    const gap = gaps.indexOf(column);
    return gap < 0 ? 0 : (weights[1 + table.columns.length + gap] as number);
  });
  const weight = table.columns.map((_, column) => weights[column + 1] as number);
  return { intercept: weights[0] as number, ...shape, weight, missingWeight, missingRatio };
};

/** Contributions of each column to one row's log-odds, counted from the mean training row; `base` and they sum to the score. */
export const explainLogistic = (
  model: LogisticModel,
  row: (column: number) => number,
): { readonly base: number; readonly contributions: Float64Array } => {
  let base = model.intercept;
  const contributions = Float64Array.from(model.weight, (weight, column) => {
    const value = row(column);
    const usual = (model.missingWeight[column] as number) * (model.missingRatio[column] as number);
    base += usual;
    const missing = Number.isNaN(value) ? (model.missingWeight[column] as number) : 0;
    return weight * standardised(model, column, value) + missing - usual;
  });
  return { base, contributions };
};

/** Log-odds of one row. */
export const scoreLogistic = (model: LogisticModel, row: (column: number) => number): number => {
  let raw = model.intercept;
  model.weight.forEach((weight, column) => {
    const value = row(column);
    raw += Number.isNaN(value)
      ? (model.missingWeight[column] as number)
      : weight * standardised(model, column, value);
  });
  return raw;
};
