import { probabilityFor, scoreTable } from '../model/score-model.ts';
import { keyOf } from '../city/random.ts';
import { fitModel } from '../model/fit.ts';
import type { FitOptions } from '../model/fit-options.ts';
import { byFallingScore } from '../model/metric/ranking.ts';
import type { LearnedModel } from '../model/learned-model.ts';
import { stackTables } from '../model/table.ts';
import { addMonths, type Day } from '../time.ts';
import type { History } from './history.ts';
import { labelsOf, takeSnapshot, type Snapshot } from './snapshot.ts';

export type WalkOptions = {
  /** First day a list is made for; then every month. */
  readonly from: Day;
  /** Lists are made before this day. */
  readonly to: Day;
  readonly horizonMonths: number;
  /** Places on each list. */
  readonly capacity: number;
  /** Past month starts that a model learns from. */
  readonly trainingMonths: number;
  /** Enterprises looked at on each day. */
  readonly candidateCount: number;
  readonly fit: (rowCount: number, columnCount: number) => FitOptions;
};

/** One place on a list. Higher scores are more likely; `score` is a probability. */
export type Listed = {
  readonly asOf: Day;
  readonly enterprise: string;
  readonly rank: number;
  readonly score: number;
};

/** A list and the model that made it; null where the past was too short to learn from. */
export type MonthList = {
  readonly asOf: Day;
  readonly listed: readonly Listed[];
  readonly model: LearnedModel | null;
};

/** Days in the past whose outcome is fully known on `asOf`, latest first. */
const pastDays = (asOf: Day, options: WalkOptions, firstDay: Day): Day[] => {
  const days: Day[] = [];
  for (let back = options.horizonMonths; days.length < options.trainingMonths; back += 1) {
    const day = addMonths(asOf, -back);
    // a list needs some past of its own
    if (day < addMonths(firstDay, 6)) break;
    days.push(day);
  }
  return days;
};

/**
 * Makes one list a month as it could have been made on that day: the model learns from earlier days whose outcome was
 * known by then, and ranks by what was recorded by then.
 * @param histories all enterprises, with everything ever recorded; each step reads only its own past
 */
export const walkForward = function* (
  histories: readonly History[],
  firstDay: Day,
  options: WalkOptions,
): Generator<MonthList> {
  const taken = new Map<Day, Snapshot>();
  const snapshotOn = (day: Day): Snapshot => {
    let snapshot = taken.get(day);
    if (snapshot === undefined)
      taken.set(day, (snapshot = takeSnapshot(histories, day, options.candidateCount)));
    return snapshot;
  };
  for (let asOf = options.from; asOf < options.to; asOf = addMonths(asOf, 1)) {
    const past = pastDays(asOf, options, firstDay).map(snapshotOn);
    const labels = Uint8Array.from(
      past.flatMap((snapshot) => Array.from(labelsOf(snapshot, options.horizonMonths, asOf))),
    );
    const today = snapshotOn(asOf);
    if (!labels.includes(1) || !labels.includes(0)) {
      yield { asOf, listed: [], model: null };
      continue;
    }
    const table = stackTables(past.map((snapshot) => snapshot.table));
    const groups = Int32Array.from(
      past.flatMap((snapshot) => snapshot.histories.map((history) => keyOf(history.key))),
    );
    const model = fitModel(
      { table, labels, groups },
      `within ${options.horizonMonths} months`,
      options.fit(table.rowCount, table.columns.length),
    );
    const raw = scoreTable(model, today.table);
    const order = byFallingScore(raw);
    const listed = Array.from(order.subarray(0, options.capacity), (row, at) => ({
      asOf,
      enterprise: today.histories[row]?.name ?? '',
      rank: at + 1,
      score: probabilityFor(model, raw[row] as number),
    }));
    yield { asOf, listed, model };
  }
};
