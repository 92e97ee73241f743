import { availableParallelism } from 'node:os';
import { columnsFor, createModelScorer } from '@weisu/core';
import type { LearnedModel, Table } from '@weisu/core';
import { runPieces } from './run-pieces.ts';
import { toShared } from './shared-table.ts';

/** Below this many rows starting workers costs more than it saves. */
const FEW_ROWS = 20_000;
/** Rows a worker takes at a time: enough to be worth a message, few enough that all end together. */
const PIECE_ROWS = 65_536;

/**
 * Raw scores of a table, in its order, over several threads; a table made by `sharedTable` is not copied.
 * @throws RangeError when the table lacks a column of the model
 */
export const scoreInWorkers = async (
  model: LearnedModel,
  given: Table,
  threads: number = availableParallelism(),
): Promise<Float64Array> => {
  const table = columnsFor(model, given);
  if (threads <= 1 || table.rowCount <= FEW_ROWS) {
    const into = new Float64Array(table.rowCount);
    createModelScorer(model)(table, into);
    return into;
  }
  const into = new Float64Array(new SharedArrayBuffer(table.rowCount * 8));
  const pieces = Array.from({ length: Math.ceil(table.rowCount / PIECE_ROWS) }, (_, at) => ({
    kind: 'score' as const,
    from: at * PIECE_ROWS,
    to: Math.min((at + 1) * PIECE_ROWS, table.rowCount),
  }));
  await runPieces({ kind: 'score', model, table: toShared(table), into }, pieces, threads);
  return into;
};
