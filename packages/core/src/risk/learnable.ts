import { keyOf, traitOf } from '../city/random.ts';
import type { EnterpriseId } from '../ids.ts';
import type { Labelled } from '../model/fit.ts';
import { addMonths, type Day } from '../time.ts';
import type { Table } from '../model/table.ts';

/** Readings of many enterprises as of one day, a column an indicator; NaN where missing. */
export type ReadingSnapshot = {
  readonly asOf: Day;
  readonly ids: readonly EnterpriseId[];
  readonly table: Table;
  /** 1 where some reading is above zero. */
  readonly seen: Uint8Array;
};

export type LearnableOptions = {
  readonly horizonMonths: number;
  /**
   * Share of the rows of which nothing was seen that is kept, whatever became of them, 0–1. What is left out depends on the
   * readings alone, so no probability given the readings changes.
   */
  readonly quietRatio: number;
  /**
   * Arrears that began up to so many months before count as true as well: for points that must find arrears under way too. 0 where
   * left out, and then whoever was in arrears is no row.
   */
  readonly begunMonths?: number;
};

const STREAM = 301;

/**
 * Rows to learn from: what was known of an enterprise on a day, and whether arrears began after it and within the horizon.
 * Enterprises whose arrears had begun are left out: to see those is no foresight (unless `begunMonths` counts the latest of them).
 * All days of one enterprise are one group.
 * @param arrearsFrom when arrears began, of those where they did; every horizon must have passed
 */
export const learnableRows = (
  snapshots: readonly ReadingSnapshot[],
  arrearsFrom: ReadonlyMap<EnterpriseId, Day>,
  { horizonMonths, quietRatio, begunMonths = 0 }: LearnableOptions,
): Labelled & { readonly groups: Int32Array } => {
  const taken = snapshots.map(({ asOf, ids, seen, table }) => {
    const until = addMonths(asOf, horizonMonths);
    const since = addMonths(asOf, -begunMonths);
    const rows: number[] = [];
    const labels: number[] = [];
    ids.forEach((id, row) => {
      const from = arrearsFrom.get(id);
      if (from !== undefined && from <= since) return;
      if (seen[row] === 0 && traitOf(STREAM, keyOf(id), keyOf(asOf)) >= quietRatio) return;
      rows.push(row);
      labels.push(from !== undefined && from <= until ? 1 : 0);
    });
    return { rows, labels, table, groups: rows.map((row) => keyOf(ids[row] as string) | 0) };
  });
  const rowCount = taken.reduce((sum, { rows }) => sum + rows.length, 0);
  const names = snapshots[0]?.table.names ?? [];
  const columns = names.map((_, column) => {
    const whole = new Float64Array(rowCount);
    let at = 0;
    for (const { rows, table } of taken)
      for (const row of rows) whole[at++] = table.columns[column]?.[row] ?? NaN;
    return whole;
  });
  return {
    table: { names, rowCount, columns },
    labels: Uint8Array.from(taken.flatMap(({ labels }) => labels)),
    groups: Int32Array.from(taken.flatMap(({ groups }) => groups)),
  };
};
