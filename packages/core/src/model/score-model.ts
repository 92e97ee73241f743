import { deriveTable, deriveValue } from './derive.ts';
import type { LearnedModel } from './learned-model.ts';
import { explainLogistic, scoreLogistic } from './linear/logistic.ts';
import { calibrate } from './metric/isotonic.ts';
import type { Table } from './table.ts';
import { createScorer } from './trees/score.ts';
import { valueOf } from './trees/tree.ts';
import { explainForest, forestMean } from './trees/tree-shap.ts';

/** Derived values that are made at a time: what fits a processor's cache, whatever the number of columns. */
const CHUNK_VALUES = 2 ** 18;
const LEAST_CHUNK_ROWS = 64;

/** The table's columns in the model's order; a table that already has it is passed through. */
export const columnsFor = (model: LearnedModel, table: Table): Table => {
  if (model.columns.every((name, at) => table.names[at] === name)) return table;
  const columns = model.columns.map((name) => {
    const column = table.columns[table.names.indexOf(name)];
    if (column === undefined) throw new RangeError(`column ${name} is missing`);
    return column;
  });
  return { names: model.columns, rowCount: table.rowCount, columns };
};

/**
 * A scorer that writes the raw score (log-odds) of rows `from` to `to` (excluded) into `into` at the same places.
 * @throws RangeError when the table lacks a column of the model
 */
export const createModelScorer = (
  model: LearnedModel,
): ((table: Table, into: Float64Array, from?: number, to?: number) => void) => {
  if (model.kind === 'logistic')
    return (given, into, from = 0, to = given.rowCount) => {
      const table = columnsFor(model, given);
      for (let row = from; row < to; row += 1)
        into[row] = scoreLogistic(model.logistic, (column) => table.columns[column]?.[row] ?? NaN);
    };
  const score = createScorer(model.forest);
  return (given, into, from = 0, to = given.rowCount) => {
    const table = columnsFor(model, given);
    if (model.derived.length === 0) {
      score(table, into, from, to);
      return;
    }
    const chunkRows = Math.max(LEAST_CHUNK_ROWS, Math.floor(CHUNK_VALUES / model.derived.length));
    for (let start = from; start < to; start += chunkRows) {
      const end = Math.min(start + chunkRows, to);
      const columns = table.columns.map((column) => column.subarray(start, end));
      const chunk = deriveTable({ names: table.names, rowCount: end - start, columns }, model.derived);
      score(chunk, into.subarray(start, end));
    }
  };
};

/** Raw scores of a whole table. */
export const scoreTable = (model: LearnedModel, table: Table): Float64Array => {
  const into = new Float64Array(table.rowCount);
  createModelScorer(model)(table, into);
  return into;
};

/** Raw score of one row, the same bits as `createModelScorer` gives. */
export const rawOfRow = (model: LearnedModel, row: (column: number) => number): number => {
  if (model.kind === 'logistic') return scoreLogistic(model.logistic, row);
  const count = model.columns.length;
  const derived = model.derived.map((column) => deriveValue(column, row));
  const value = (feature: number): number =>
    feature < count ? row(feature) : (derived[feature - count] as number);
  return model.forest.trees.reduce((sum, tree) => sum + valueOf(tree, value), model.forest.base);
};

/** Probability that a raw score means, after calibration. */
export const probabilityFor = (model: LearnedModel, raw: number): number => calibrate(model.calibration, raw);

/**
 * Why one row scores as it does: `base` (the mean training row) and each column's contribution in log-odds sum to the
 * raw score. What a derived column adds is shared equally between the two it is made from.
 */
export const explainRow = (
  model: LearnedModel,
  row: (column: number) => number,
): { readonly base: number; readonly contributions: Float64Array } => {
  if (model.kind === 'logistic') return explainLogistic(model.logistic, row);
  const count = model.columns.length;
  const derived = model.derived.map((column) => deriveValue(column, row));
  const all = explainForest(
    model.forest,
    (feature) => (feature < count ? row(feature) : (derived[feature - count] as number)),
    count + derived.length,
  );
  const contributions = all.slice(0, count);
  model.derived.forEach(({ left, right }, at) => {
    const half = (all[count + at] as number) / 2;
    contributions[left] = (contributions[left] as number) + half;
    contributions[right] = (contributions[right] as number) + half;
  });
  return { base: forestMean(model.forest), contributions };
};

/** Raw score of the mean training row: what contributions are counted from. */
export const meanRaw = (model: LearnedModel): number => explainRow(model, () => NaN).base;
