import type { EnterpriseRecord, Signal, SourceId } from '@weisu/core';
import { byOccurrence, detectRecord } from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import { findRecordIds, insertRecords } from '../store/intake/insert-records.ts';
import { insertSignals } from '../store/intake/insert-signals.ts';
import { loadSurvivors, noteLanded } from '../store/register/merged.ts';
import { noteDelivery } from '../store/intake/sources.ts';
import type { Delivery } from '../store/intake/sources.ts';
import { loadRecordHistory } from './record-history.ts';
import type { RecordHistory } from './record-history.ts';

export type IngestedRecords = {
  readonly inserted: number;
  /** Records that were known before. */
  readonly known: number;
  readonly signals: readonly Signal[];
};

const deliveriesOf = (records: readonly EnterpriseRecord[]): Delivery[] => {
  const newest = new Map<SourceId, Delivery>();
  for (const { sourceId, occurredOn, recordedAt } of records) {
    const known = newest.get(sourceId);
    if (known && known.newestOn >= occurredOn && known.receivedAt >= recordedAt) continue;
    newest.set(sourceId, {
      sourceId,
      newestOn: known && known.newestOn > occurredOn ? known.newestOn : occurredOn,
      receivedAt: known && known.receivedAt > recordedAt ? known.receivedAt : recordedAt,
    });
  }
  return [...newest.values()];
};

/**
 * Takes a batch of structured facts in: leave out known ones, compare with the past, detect, write.
 * Call it inside a transaction; enterprises and sources must be there. The same batch again writes nothing.
 * `history` is loaded where it is not given; a caller that gives one must keep it whole.
 */
export const ingestRecords = async (
  trx: Queryable,
  batch: readonly EnterpriseRecord[],
  history?: RecordHistory,
): Promise<IngestedRecords> => {
  // What comes for an enterprise that was merged into another is the other's.
  const survivors = await loadSurvivors(trx, [...new Set(batch.map(({ enterpriseId }) => enterpriseId))]);
  const distinct = new Map(
    batch.map((record) => [
      record.id,
      { ...record, enterpriseId: survivors.get(record.enterpriseId)?.id ?? record.enterpriseId },
    ]),
  );
  const known = await findRecordIds(trx, [...distinct.keys()]);
  const fresh = [...distinct.values()].filter((record) => !known.has(record.id)).sort(byOccurrence);
  const past = history ?? (await loadRecordHistory(trx, fresh));
  const signals: Signal[] = [];
  for (const record of fresh) {
    signals.push(...detectRecord(record, past.pastOf(record)));
    past.add(record);
  }
  await insertRecords(trx, fresh);
  await insertSignals(trx, signals);
  for (const [from, { moveId }] of survivors) {
    if (moveId === null) continue;
    const landed = new Set(batch.flatMap(({ id, enterpriseId }) => (enterpriseId === from ? [id] : [])));
    const ids = fresh.flatMap(({ id }) => (landed.has(id) ? [id] : []));
    await noteLanded(trx, moveId, 'records', ids);
    const told = signals.filter(({ recordId }) => recordId !== null && landed.has(recordId));
    await noteLanded(
      trx,
      moveId,
      'signals',
      told.map(({ id }) => id),
    );
  }
  await noteDelivery(trx, deliveriesOf(batch));
  return { inserted: fresh.length, known: batch.length - fresh.length, signals };
};
