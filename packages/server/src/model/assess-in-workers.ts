import { availableParallelism } from 'node:os';
import type { LearnedModel, LevelThreshold } from '@weisu/core';
import { runPieces } from './run-pieces.ts';
import type { AssessedColumns, MeasuredColumns, StageMs, WorkerPiece } from './worker-message.ts';

/** Rows a worker takes at a time: enough to be worth a message, few enough that all end together. */
const PIECE_ROWS = 65_536;

const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);

/**
 * Measures, scores and grades every row of signals laid out by columns, over several threads. Columns that lie in shared memory are
 * not copied. Answers the assessed columns, and the milliseconds that all threads together spent in each stage.
 */
export const assessInWorkers = async (
  model: LearnedModel,
  levels: readonly LevelThreshold[],
  columns: MeasuredColumns,
  threads: number = availableParallelism(),
): Promise<{ readonly assessed: AssessedColumns; readonly stages: StageMs }> => {
  const { rowCount } = columns.enterprises;
  const into: AssessedColumns = {
    centipoints: new Int32Array(shared(rowCount * 4)),
    probability: new Float64Array(shared(rowCount * 8)),
    level: new Uint8Array(shared(rowCount)),
  };
  const pieces = Array.from({ length: Math.ceil(rowCount / PIECE_ROWS) }, (_, at): WorkerPiece => ({
    kind: 'score',
    from: at * PIECE_ROWS,
    to: Math.min((at + 1) * PIECE_ROWS, rowCount),
  }));
  const took = (await runPieces(
    { kind: 'assess', model, levels, columns, into },
    pieces,
    threads,
  )) as StageMs[];
  const sum = (of: (own: StageMs) => number): number => took.reduce((all, own) => all + of(own), 0);
  return {
    assessed: into,
    stages: {
      measureMs: sum((own) => own.measureMs),
      scoreMs: sum((own) => own.scoreMs),
      levelMs: sum((own) => own.levelMs),
    },
  };
};
