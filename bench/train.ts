import { binTable, boost, BOOST_DEFAULTS, createScorer, rocArea } from '@weisu/core';
import { makeRows } from './made-rows.ts';
import { median, peakMemoryMb, rounded, timed, type Run } from './measure.ts';

export type TrainSize = {
  readonly rows: number;
  readonly columns: number;
  readonly trees: number;
  readonly depth: number;
  readonly repeat: number;
  readonly seed: number;
};

/** Trains one forest in this process, binning included, and ranks as many other rows with it. */
export const benchTrain = async ({ rows, columns, trees, depth, repeat, seed }: TrainSize) => {
  const data = makeRows(rows, columns, seed);
  const unseen = makeRows(Math.min(rows, 20_000), columns, seed + 1);
  const runs: Run<number>[] = [];
  for (let i = 0; i < repeat; i += 1)
    runs.push(
      await timed(() => {
        const options = { ...BOOST_DEFAULTS, rounds: trees, maxDepth: depth, maxLeaves: 2 ** depth };
        const forest = boost(binTable(data.table), data.labels, options);
        const raw = new Float64Array(unseen.table.rowCount);
        createScorer(forest)(unseen.table, raw);
        return rocArea(raw, unseen.labels);
      }),
    );
  return {
    seconds: rounded(median(runs.map((run) => run.seconds))),
    cpuSeconds: rounded(median(runs.map((run) => run.cpuSeconds))),
    rocAreaOnUnseen: rounded(runs[0]?.result ?? NaN, 4),
    peakMemoryMb: peakMemoryMb(),
  };
};
