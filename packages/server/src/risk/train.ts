import {
  addMonths,
  type Baseline,
  BOOST_DEFAULTS,
  type CheckedModel,
  type ChosenLevel,
  chooseLevels,
  type Day,
  type EnterpriseId,
  type FitOptions,
  fitLogisticModel,
  type Jurisdiction,
  type Labelled,
  learnableRows,
  learnedCentipoints,
  type LearnedModel,
  meanRaw,
  positivesOf,
  type ReadingSnapshot,
  scoreTable,
  spreadOf,
  type Table,
} from '@weisu/core';
import { fitCheckedInWorkers } from '../model/fit-in-workers.ts';
import type { Queryable } from '../store/engine.ts';
import { findSignalSpan, listArrears } from '../store/models/list-outcomes.ts';
import { snapshotDays } from './past-days.ts';
import { readingTableOn } from './reading-table.ts';

export type TrainOptions = {
  /** The last day of which anything may be used. */
  readonly asOf: Day;
  readonly horizonMonths: number;
  readonly kind: LearnedModel['kind'];
  readonly seed: number;
  readonly threads?: number;
  /** Told how far it is: snapshots taken, then forests grown. */
  readonly onStep?: (step: { readonly zh: string; readonly en: string }) => void;
};

export type Trained = {
  readonly learned: LearnedModel;
  readonly levels: readonly ChosenLevel[];
  readonly baseline: Baseline;
  /** Days whose readings it learned from, and later ones that it was calibrated and checked on; none where the past is too short. */
  readonly learnedFrom: readonly Day[];
  readonly checkedOn: readonly Day[];
};

/** The outcomes known are too few to learn from; the message says how many there are. */
export class TooFewOutcomesError extends Error {
  override readonly name = 'TooFewOutcomesError';
}

const LEAST_POSITIVES = 20;
/** Rows of which nothing was seen that are kept a snapshot: they are all alike. */
const MOST_QUIET = 3_000;
const CHECKED_SNAPSHOTS = 2;

const rowsOf = (
  snapshots: readonly ReadingSnapshot[],
  arrears: ReadonlyMap<EnterpriseId, Day>,
  horizonMonths: number,
): Labelled => {
  const size = snapshots[0]?.ids.length ?? 0;
  const quietRatio = Math.min(1, MOST_QUIET / Math.max(1, size));
  return learnableRows(snapshots, arrears, { horizonMonths, quietRatio });
};

/**
 * The last days are kept to check on, and only days whose outcomes were known before them are learned from. Where the past is
 * too short for that, all days are learned from, and each enterprise is checked by the forests that were not shown it.
 */
const splitInTime = (
  taken: readonly ReadingSnapshot[],
  arrears: ReadonlyMap<EnterpriseId, Day>,
  horizonMonths: number,
): { readonly learnedFrom: readonly ReadingSnapshot[]; readonly later: readonly ReadingSnapshot[] } => {
  const later = taken.slice(-CHECKED_SNAPSHOTS);
  const first = later[0]?.asOf ?? '';
  const learnedFrom = taken.filter(({ asOf }) => addMonths(asOf, horizonMonths) <= first);
  const enough = [learnedFrom, later].every(
    (part) => positivesOf(rowsOf(part, arrears, horizonMonths)) >= LEAST_POSITIVES,
  );
  return enough ? { learnedFrom, later } : { learnedFrom: taken, later: [] };
};

/** The logistic baseline, its levels chosen on the rows it was fitted to: it has too few weights to remember them. */
const logisticChecked = (rows: Labelled, target: string): CheckedModel => {
  const model = fitLogisticModel(rows, target);
  return { model, raw: scoreTable(model, rows.table), labels: rows.labels };
};

/** Every column rises: so no missing value can make an enterprise look safer than a clean reading. */
const optionsFor = ({ columns }: Table, seed: number): FitOptions => ({
  boost: {
    ...BOOST_DEFAULTS,
    rounds: 200,
    learningRate: 0.05,
    maxDepth: 5,
    minChildWeight: 4,
    rowRatio: 0.8,
    columnRatio: 0.6,
    monotone: new Int8Array(columns.length).fill(1),
  },
  members: 3,
  derivedPerMember: 0,
  bins: 255,
  seed,
});

const pointsOf = (learned: LearnedModel, table: Table): Float64Array => {
  const mean = meanRaw(learned);
  return scoreTable(learned, table).map((raw) => learnedCentipoints(raw, mean));
};

const baselineOf = (learned: LearnedModel, { table }: ReadingSnapshot): Baseline => ({
  spreads: table.columns.map((column, at) => ({
    indicator: table.names[at] as string,
    spread: spreadOf(column),
  })),
  score: spreadOf(pointsOf(learned, table)),
});

/**
 * Learns a model from the outcomes that are known: from the readings of past month ends, calibrated, checked and given its levels
 * on later ones into whose past no outcome of the learned rows reaches. The same database, day and seed give the same bits.
 * @throws TooFewOutcomesError
 */
export const trainOnOutcomes = async (
  db: Queryable,
  { levels }: Pick<Jurisdiction, 'levels'>,
  options: TrainOptions,
): Promise<Trained> => {
  const { asOf, horizonMonths, kind, seed, threads, onStep } = options;
  const span = await findSignalSpan(db);
  const days = span === null ? [] : snapshotDays(span.first, asOf, horizonMonths);
  const arrears = await listArrears(db, asOf);
  const taken: ReadingSnapshot[] = [];
  for (const day of days) {
    onStep?.({ zh: `读数 ${day}`, en: `readings of ${day}` });
    taken.push(await readingTableOn(db, day));
  }
  const { learnedFrom, later } = splitInTime(taken, arrears, horizonMonths);
  const rows = rowsOf(learnedFrom, arrears, horizonMonths);
  if (positivesOf(rows) < LEAST_POSITIVES)
    throw new TooFewOutcomesError(
      `已知结局太少：可学习 ${positivesOf(rows)} 家次，至少需 ${LEAST_POSITIVES} 家次；请继续使用评分卡 / ` +
        `too few outcomes are known: ${positivesOf(rows)} to learn from, ${LEAST_POSITIVES} are needed; keep to the scorecard`,
    );
  onStep?.({ zh: `学习 ${rows.table.rowCount} 行`, en: `learning from ${rows.table.rowCount} rows` });
  const target = `arrears within ${horizonMonths} months`;
  const { model, raw, labels } =
    kind === 'logistic'
      ? logisticChecked(rows, target)
      : await fitCheckedInWorkers(rows, target, optionsFor(rows.table, seed), {
          ...(later.length === 0 ? {} : { later: rowsOf(later, arrears, horizonMonths) }),
          ...(threads === undefined ? {} : { threads }),
        });
  const mean = meanRaw(model);
  const newest = taken.at(-1);
  return {
    learned: model,
    levels: chooseLevels(
      raw.map((own) => learnedCentipoints(own, mean)),
      labels,
      levels,
    ),
    baseline: newest === undefined ? { spreads: [], score: null } : baselineOf(model, newest),
    learnedFrom: learnedFrom.map(({ asOf: day }) => day),
    checkedOn: later.map(({ asOf: day }) => day),
  };
};
