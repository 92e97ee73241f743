import {
  addDays,
  createColumnMeasure,
  type Day,
  enterpriseColumnsOf,
  type EnterpriseId,
  INDICATORS,
  industryUsualOf,
  LONGEST_REACH_DAYS,
  type Reading,
  type ReadingSnapshot,
  signalColumnsOf,
  startOf,
  type Table,
} from '@weisu/core';
import { sharedTable } from '../model/shared-table.ts';
import { STATEMENT_FEEDS } from '../pipeline/monitor.ts';
import type { Queryable } from '../store/engine.ts';
import { ensureIndustryUsual } from '../store/verdict/industry-usual.ts';
import { listFeedStates, listSignals, listStatements, listSubjects } from '../store/verdict/load-subjects.ts';

const INDICATOR_COLUMNS: readonly string[] = INDICATORS.map(({ id }) => id);

const ROWS_A_BREATH = 20_000;

/** An empty table of readings in memory that workers share. */
export const emptyReadings = (asOf: Day, ids: readonly EnterpriseId[]): ReadingSnapshot => ({
  asOf,
  ids,
  table: sharedTable(INDICATOR_COLUMNS, ids.length),
  seen: new Uint8Array(ids.length),
});

/** Writes one enterprise's readings into its row. */
export const writeReadings = (
  { table, seen }: ReadingSnapshot,
  row: number,
  readings: readonly Reading[],
): void => {
  readings.forEach((reading, column) => {
    if ('missing' in reading) return;
    (table.columns[column] as Float64Array)[row] = reading.value;
    if (reading.value > 0) seen[row] = 1;
  });
};

/** A row of readings as they were measured, without what they rest on. */
export const readingsOf = ({ names, columns }: Table, row: number, asOf: Day): Reading[] =>
  names.map((indicator, column) => {
    const value = columns[column]?.[row] ?? NaN;
    return Number.isNaN(value)
      ? { indicator, missing: 'no-source', dataOn: null }
      : { indicator, value, dataOn: asOf, evidence: [] };
  });

/** Measures every enterprise as of the end of a day, from what had been recorded by then. */
export const readingTableOn = async (db: Queryable, asOf: Day): Promise<ReadingSnapshot> => {
  const end = startOf(addDays(asOf, 1));
  const subjects = await listSubjects(db);
  const ids = subjects.map(({ id }) => id);
  const signals = signalColumnsOf(ids, await listSignals(db, addDays(asOf, -LONGEST_REACH_DAYS), end));
  const stated = new Map<string, Day>();
  for (const { enterpriseId, feed, on } of await listStatements(db, STATEMENT_FEEDS, asOf, end))
    stated.set(`${enterpriseId} ${feed}`, on);
  const measureRows = createColumnMeasure(INDICATORS, {
    asOf,
    signals,
    enterprises: enterpriseColumnsOf(
      subjects.map(({ id, registeredDistrict, operatingDistrict, industry }) => ({
        district: registeredDistrict ?? operatingDistrict,
        industry,
        statedOn: (feed) => stated.get(`${id} ${feed}`) ?? null,
      })),
      STATEMENT_FEEDS,
    ),
    feeds: await listFeedStates(db, asOf, end),
    industryUsual: industryUsualOf(await ensureIndustryUsual(db, asOf)),
  });
  const readings = emptyReadings(asOf, ids);
  const columns = readings.table.columns as readonly Float64Array[];
  for (let from = 0; from < ids.length; from += ROWS_A_BREATH) {
    // Others ask the server meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
    const to = Math.min(from + ROWS_A_BREATH, ids.length);
    measureRows(
      from,
      to,
      columns.map((column) => column.subarray(from, to)),
    );
    for (let row = from; row < to; row += 1)
      readings.seen[row] = columns.some((column) => (column[row] as number) > 0) ? 1 : 0;
  }
  return readings;
};
