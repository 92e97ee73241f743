import { availableParallelism } from 'node:os';
import { probabilityFor, tableOf, type LearnedModel } from '@weisu/core';
import { listFiles } from '../sources/list-files.ts';
import { isProblem, readRows } from '../sources/read-rows.ts';
import { FieldError, type RowProblem } from '../sources/row-problem.ts';
import { parseModelRow, type ModelRow } from './read-model-rows.ts';
import { scoreInWorkers } from './score-in-workers.ts';

/** Rows held in memory at a time. */
const BATCH_ROWS = 200_000;

export type ScoredRow = { readonly id: string; readonly score: number };

const scoreBatch = async (
  model: LearnedModel,
  rows: readonly ModelRow[],
  threads: number,
): Promise<ScoredRow[]> => {
  const table = tableOf(
    model.columns,
    rows.map(({ values }) => model.columns.map((name) => values.get(name) ?? null)),
  );
  const raw = await scoreInWorkers(model, table, threads);
  return rows.map(({ id }, at) => ({ id, score: probabilityFor(model, raw[at] as number) }));
};

/**
 * Scores the rows of a file or folder in order, a batch at a time; `score` is a probability.
 * @param onProblem told each row that was left out
 * @throws SourceError where a file cannot be read
 */
export async function* scoreFile(
  model: LearnedModel,
  path: string,
  onProblem: (problem: RowProblem) => void,
  threads: number = availableParallelism(),
): AsyncGenerator<readonly ScoredRow[]> {
  let batch: ModelRow[] = [];
  const known = new Set(model.columns);
  for (const file of await listFiles(path)) {
    for await (const row of readRows(file)) {
      if (isProblem(row)) {
        onProblem(row);
        continue;
      }
      try {
        const parsed = parseModelRow(row);
        // a row without any column of the model would get the score of one of which nothing is known
        if (![...parsed.values.keys()].some((name) => known.has(name)))
          throw new FieldError(null, '没有模型所需的任何一列', 'has none of the model’s columns');
        batch.push(parsed);
      } catch (error) {
        if (!(error instanceof FieldError)) throw error;
        onProblem({ file: row.file, row: row.row, field: error.field, zh: error.zh, en: error.en });
      }
      if (batch.length < BATCH_ROWS) continue;
      yield await scoreBatch(model, batch, threads);
      batch = [];
    }
  }
  if (batch.length > 0) yield await scoreBatch(model, batch, threads);
}
