import {
  calibrate,
  createColumnMeasure,
  createModelScorer,
  INDICATORS,
  industryUsualOf,
  learnedCentipoints,
  LEVELS,
  levelOf,
  meanRaw,
  type Table,
} from '@weisu/core';
import type { StageMs, WorkerPiece, WorkerTask } from './worker-message.ts';

/** Rows measured and scored together: 48 columns of so many rows fit the processor's second cache. */
const BLOCK_ROWS = 2_048;

/** Makes what measures, scores and grades rows of shared columns; only one block of readings exists at a time. */
export const createRowAssessor = ({
  model,
  levels,
  columns,
  into,
}: Extract<WorkerTask, { kind: 'assess' }>): ((
  piece: Extract<WorkerPiece, { kind: 'score' }>,
) => StageMs) => {
  const measureRows = createColumnMeasure(INDICATORS, {
    ...columns,
    industryUsual: industryUsualOf(columns.usual),
  });
  const block: Float64Array[] = INDICATORS.map(() => new Float64Array(BLOCK_ROWS));
  const table: Table = { names: INDICATORS.map(({ id }) => id), rowCount: BLOCK_ROWS, columns: block };
  const score = createModelScorer(model);
  const raw = new Float64Array(BLOCK_ROWS);
  const mean = meanRaw(model);
  return ({ from, to }) => {
    let measureMs = 0;
    let scoreMs = 0;
    let levelMs = 0;
    for (let start = from; start < to; start += BLOCK_ROWS) {
      const count = Math.min(BLOCK_ROWS, to - start);
      const began = performance.now();
      measureRows(start, start + count, block);
      const measured = performance.now();
      score(table, raw, 0, count);
      const scored = performance.now();
      for (let row = 0; row < count; row += 1) {
        const own = raw[row] as number;
        const points = learnedCentipoints(own, mean);
        into.centipoints[start + row] = points;
        into.probability[start + row] = calibrate(model.calibration, own);
        into.level[start + row] = LEVELS.indexOf(levelOf(points, levels));
      }
      measureMs += measured - began;
      scoreMs += scored - measured;
      levelMs += performance.now() - scored;
    }
    return { measureMs, scoreMs, levelMs };
  };
};
