import { type Day, type PastMonth, type ReadingSnapshot, scoreTable } from '@weisu/core';
import { readingsOf, readingTableOn } from '../risk/reading-table.ts';
import type { ReadyModel } from '../risk/stored-model.ts';
import { listKnownArrears, listRecordedBefore } from '../store/backtests/load-past.ts';
import type { Queryable } from '../store/engine.ts';

/** Scores of all rows; a learned model's are raw, since only their order counts here. */
const scoreSnapshot = ({ model, assess }: ReadyModel, snapshot: ReadingSnapshot): Float64Array => {
  const { asOf, ids, table } = snapshot;
  if (model.kind === 'learned') return Float64Array.from(scoreTable(model.learned, table));
  return Float64Array.from(
    ids,
    (enterpriseId, row) => assess({ enterpriseId, asOf }, readingsOf(table, row, asOf)).scoreCentipoints,
  );
};

/** The end of a past day as the model would have seen it. */
export const picturePast = async (db: Queryable, asOf: Day, ready: ReadyModel): Promise<PastMonth> => {
  const snapshot = await readingTableOn(db, asOf);
  const { ids, seen } = snapshot;
  const rowOf = new Map<string, number>(ids.map((id, row) => [id, row]));
  const known = new Uint8Array(ids.length);
  const open = new Uint8Array(ids.length);
  const recordedCounts = new Float64Array(ids.length);
  for (const id of await listKnownArrears(db, asOf)) {
    const row = rowOf.get(id);
    if (row !== undefined) known[row] = 1;
  }
  for (const { id, count, isOpen } of await listRecordedBefore(db, asOf)) {
    const row = rowOf.get(id);
    if (row === undefined) continue;
    recordedCounts[row] = count;
    open[row] = isOpen ? 1 : 0;
  }
  return { asOf, ids, seen, known, open, recordedCounts, scores: scoreSnapshot(ready, snapshot) };
};
