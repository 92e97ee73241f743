import {
  binTable,
  boost,
  BOOST_DEFAULTS,
  calibrate,
  fitCalibration,
  rocArea,
  takeRows,
  type LearnedModel,
} from '@weisu/core';
import { scoreInWorkers } from '@weisu/server';
import { makeRows } from './made-rows.ts';
import { median, peakMemoryMb, rounded, timed, type Run } from './measure.ts';

export type AssessSize = {
  readonly rows: number;
  readonly columns: number;
  readonly trees: number;
  readonly depth: number;
  readonly threads: number;
  readonly repeat: number;
  readonly seed: number;
};

/** Rows the scored model is trained on: enough for trees of full depth. */
const TRAINING_ROWS = 20_000;

/** Scores indicators that lie in memory, over worker threads, down to a probability for every row. */
export const benchAssess = async ({ rows, columns, trees, depth, threads, repeat, seed }: AssessSize) => {
  const { table, labels } = makeRows(rows, columns, seed);
  const training = takeRows(
    table,
    Int32Array.from({ length: Math.min(TRAINING_ROWS, rows) }, (_, i) => i),
  );
  const options = { ...BOOST_DEFAULTS, rounds: trees, maxDepth: depth, maxLeaves: 2 ** depth };
  const forest = boost(binTable(training), labels.slice(0, training.rowCount), options);
  const model: LearnedModel = {
    format: 'weisu-model',
    formatVersion: 1,
    kind: 'trees',
    target: 'made',
    columns: table.names,
    derived: [],
    forest,
    calibration: { raw: [], probability: [] },
    card: {
      rowCount: 0,
      positiveCount: 0,
      settings: {},
      check: null,
      importance: [],
      spreads: [],
      scoreSpread: null,
    },
  };
  const few = Math.min(rows, 50_000);
  const raw = await scoreInWorkers(
    model,
    { ...table, rowCount: few, columns: table.columns.map((c) => c.subarray(0, few)) },
    1,
  );
  const calibration = fitCalibration(raw, labels.subarray(0, few));
  const runs: Run<Float64Array>[] = [];
  for (let i = 0; i < repeat; i += 1)
    runs.push(
      await timed(async () =>
        (await scoreInWorkers(model, table, threads)).map((score) => calibrate(calibration, score)),
      ),
    );
  const seconds = median(runs.map((run) => run.seconds));
  return {
    seconds: rounded(seconds),
    cpuSeconds: rounded(median(runs.map((run) => run.cpuSeconds))),
    rowsPerSecond: Math.round(rows / seconds),
    meanNodesPerTree: rounded(forest.trees.reduce((sum, tree) => sum + tree.feature.length, 0) / trees, 1),
    rocArea: rounded(rocArea(runs[0]?.result ?? [], labels), 4),
    peakMemoryMb: peakMemoryMb(),
  };
};
