import {
  addDays,
  type Day,
  type EnterpriseId,
  INDICATORS,
  industryUsualOf,
  LONGEST_REACH_DAYS,
  measure,
  type Reading,
  type ReadingSnapshot,
  type Signal,
  startOf,
} from '@weisu/core';
import { sharedTable } from '../model/shared-table.ts';
import { STATEMENT_FEEDS } from '../pipeline/monitor.ts';
import type { Queryable } from '../store/engine.ts';
import { ensureIndustryUsual } from '../store/verdict/industry-usual.ts';
import { listFeedStates, listSignals, listStatements, listSubjects } from '../store/verdict/load-subjects.ts';

const INDICATOR_COLUMNS: readonly string[] = INDICATORS.map(({ id }) => id);

const ROWS_A_BREATH = 500;

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

/** Measures every enterprise as of the end of a day, from what had been recorded by then. */
export const readingTableOn = async (db: Queryable, asOf: Day): Promise<ReadingSnapshot> => {
  const end = startOf(addDays(asOf, 1));
  const subjects = await listSubjects(db);
  const feeds = await listFeedStates(db, asOf, end);
  const usual = industryUsualOf(await ensureIndustryUsual(db, asOf));
  const signals = new Map<EnterpriseId, Signal[]>();
  for (const signal of await listSignals(db, addDays(asOf, -LONGEST_REACH_DAYS), end)) {
    const own = signals.get(signal.enterpriseId);
    if (own === undefined) signals.set(signal.enterpriseId, [signal]);
    else own.push(signal);
  }
  const stated = new Map<string, Day>();
  for (const { enterpriseId, feed, on } of await listStatements(db, STATEMENT_FEEDS, asOf, end))
    stated.set(`${enterpriseId} ${feed}`, on);
  const readings = emptyReadings(
    asOf,
    subjects.map(({ id }) => id),
  );
  for (const [row, { id, registeredDistrict, operatingDistrict, industry }] of subjects.entries()) {
    // Others ask the server meanwhile.
    if (row % ROWS_A_BREATH === ROWS_A_BREATH - 1) await new Promise((resolve) => setImmediate(resolve));
    writeReadings(
      readings,
      row,
      measure(INDICATORS, {
        asOf,
        district: registeredDistrict ?? operatingDistrict,
        industry,
        signals: signals.get(id) ?? [],
        feeds,
        statedOn: (feed) => stated.get(`${id} ${feed}`) ?? null,
        industryUsual: usual(industry),
      }),
    );
  }
  return readings;
};
