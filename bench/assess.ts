import {
  binTable,
  boost,
  BOOST_DEFAULTS,
  createColumnMeasure,
  fitCalibration,
  INDICATORS,
  industryUsualOf,
  LEVELS,
  type LearnedModel,
  scoreTable,
  type Table,
} from '@weisu/core';
import { assessInWorkers } from '@weisu/server';
import { uniform } from './made-rows.ts';
import { type MadeCity, makeSignals } from './made-signals.ts';
import { median, peakMemoryMb, rounded, timed, type Run } from './measure.ts';

export type AssessSize = {
  readonly rows: number;
  readonly trees: number;
  readonly depth: number;
  readonly threads: number;
  readonly repeat: number;
  readonly seed: number;
};

/** Rows the model is trained on: enough for trees of full depth. */
const TRAINING_ROWS = 20_000;
/** Rows of the made outcome that come true, about. */
const TRUE_RATIO = 0.1;

const LEVELS_AT = [
  { level: 'blue', fromPoints: 5 },
  { level: 'yellow', fromPoints: 12 },
  { level: 'orange', fromPoints: 20 },
  { level: 'red', fromPoints: 30 },
] as const;

/** A forest of full depth, trained on the readings of the first rows; the outcome is made, and depends on them. */
const trainOn = (city: MadeCity, { rows, trees, depth, seed }: AssessSize): LearnedModel => {
  const count = Math.min(rows, TRAINING_ROWS);
  const columns = INDICATORS.map(() => new Float64Array(count));
  createColumnMeasure(INDICATORS, { ...city, industryUsual: industryUsualOf(city.usual) })(0, count, columns);
  const table: Table = { names: INDICATORS.map(({ id }) => id), rowCount: count, columns };
  const next = uniform(seed + 7);
  const labels = Uint8Array.from({ length: count }, (_, row) => {
    const weight = columns.reduce((sum, column, at) => sum + (((at % 5) + 1) * (column[row] || 0)) / 20, 0);
    return next() < TRUE_RATIO * Math.min(5, weight) ? 1 : 0;
  });
  const options = { ...BOOST_DEFAULTS, rounds: trees, maxDepth: depth, maxLeaves: 2 ** depth };
  const model: LearnedModel = {
    format: 'weisu-model',
    formatVersion: 1,
    kind: 'trees',
    target: 'made',
    columns: table.names,
    derived: [],
    forest: boost(binTable(table), labels, options),
    calibration: { raw: [], probability: [] },
    card: {
      rowCount: count,
      positiveCount: 0,
      settings: {},
      check: null,
      importance: [],
      spreads: [],
      scoreSpread: null,
    },
  };
  return { ...model, calibration: fitCalibration(scoreTable(model, table), labels) };
};

const seconds = (ms: number): number => rounded(ms / 1000, 2);

/**
 * Assesses made enterprises from their signals in memory to score, probability and level, over worker threads: indicators are
 * measured by columns, a block at a time. Reading the signals from a database, and writing, are not in it.
 */
export const benchAssess = async (size: AssessSize) => {
  const { rows, threads, repeat, seed } = size;
  const made = await timed(() => makeSignals(rows, seed));
  const city = made.result;
  const trained = await timed(() => trainOn(city, size));
  const model = trained.result;
  const runs: Run<Awaited<ReturnType<typeof assessInWorkers>>>[] = [];
  for (let i = 0; i < repeat; i += 1)
    runs.push(await timed(() => assessInWorkers(model, LEVELS_AT, city, threads)));
  const wall = median(runs.map((run) => run.seconds));
  const last = runs.at(-1)?.result;
  const reached = LEVELS.map((level, at) => [
    level,
    last?.assessed.level.reduce((sum, own) => sum + (own === at ? 1 : 0), 0),
  ]);
  const forest = model.kind === 'trees' ? model.forest.trees : [];
  return {
    seconds: rounded(wall),
    cpuSeconds: rounded(median(runs.map((run) => run.cpuSeconds))),
    rowsPerSecond: Math.round(rows / wall),
    /** Of all threads together, in the last run. */
    stageSeconds: {
      measure: seconds(last?.stages.measureMs ?? NaN),
      score: seconds(last?.stages.scoreMs ?? NaN),
      level: seconds(last?.stages.levelMs ?? NaN),
    },
    indicators: INDICATORS.length,
    signals: city.signalCount,
    enterprisesWithoutSignals: city.quietCount,
    levels: Object.fromEntries(reached),
    meanNodesPerTree: rounded(forest.reduce((sum, tree) => sum + tree.feature.length, 0) / forest.length, 1),
    beforehand: { makeSeconds: rounded(made.seconds, 1), trainSeconds: rounded(trained.seconds, 1) },
    peakMemoryMb: peakMemoryMb(),
  };
};
