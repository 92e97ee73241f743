import { type Day, type Labelled, learnableRows, type ReadingSnapshot } from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import { findSignalSpan, listArrears } from '../store/models/list-outcomes.ts';
import { snapshotDays } from './past-days.ts';
import { readingTableOn } from './reading-table.ts';

export type PastRowsOptions = {
  /** The last day of which anything may be used. */
  readonly asOf: Day;
  readonly horizonMonths: number;
  /** See `LearnableOptions`. */
  readonly begunMonths?: number;
  readonly onDay?: (day: Day) => void;
};

/** Readings of past month ends, oldest first, and whether arrears began within the horizon. */
export type PastRows = { readonly days: readonly Day[]; readonly rows: Labelled };

/**
 * The readings of past month ends whose horizon has passed by `asOf`. Enterprises whose arrears had begun are left out: to
 * see those is no foresight (unless `begunMonths` counts the latest of them).
 */
export const rowsOnPast = async (
  db: Queryable,
  { asOf, horizonMonths, begunMonths = 0, onDay }: PastRowsOptions,
): Promise<PastRows> => {
  const span = await findSignalSpan(db);
  const days = span === null ? [] : snapshotDays(span.first, asOf, horizonMonths);
  const arrears = await listArrears(db, asOf);
  const snapshots: ReadingSnapshot[] = [];
  for (const day of days) {
    onDay?.(day);
    snapshots.push(await readingTableOn(db, day));
  }
  return { days, rows: learnableRows(snapshots, arrears, { horizonMonths, quietRatio: 1, begunMonths }) };
};
