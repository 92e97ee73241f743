import type { EnterpriseId, EnterpriseRecord, RecordKind } from '@weisu/core';
import { needsPast } from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import { listPastRecords } from '../store/intake/insert-records.ts';

/** Earlier records by enterprise and kind, oldest first: what a detector compares a new one with. */
export type RecordHistory = {
  readonly pastOf: (record: EnterpriseRecord) => readonly EnterpriseRecord[];
  readonly add: (record: EnterpriseRecord) => void;
};

export const createRecordHistory = (records: readonly EnterpriseRecord[] = []): RecordHistory => {
  const byEnterprise = new Map<EnterpriseId, Map<RecordKind, EnterpriseRecord[]>>();
  const listOf = ({ enterpriseId, kind }: EnterpriseRecord): EnterpriseRecord[] => {
    const kinds = byEnterprise.get(enterpriseId) ?? new Map<RecordKind, EnterpriseRecord[]>();
    const list = kinds.get(kind) ?? [];
    kinds.set(kind, list);
    byEnterprise.set(enterpriseId, kinds);
    return list;
  };
  const add = (record: EnterpriseRecord): void => {
    if (!needsPast(record.kind)) return;
    const list = listOf(record);
    // Records mostly come in order; a late one goes to its place.
    let at = list.length;
    while (at > 0 && (list[at - 1]?.occurredOn ?? '') > record.occurredOn) at -= 1;
    list.splice(at, 0, record);
  };
  records.forEach(add);
  return { pastOf: (record) => (needsPast(record.kind) ? listOf(record) : []), add };
};

/** The history that these records need, from the database. */
export const loadRecordHistory = async (
  db: Queryable,
  records: readonly EnterpriseRecord[],
): Promise<RecordHistory> => {
  const compared = records.filter((record) => needsPast(record.kind));
  if (compared.length === 0) return createRecordHistory();
  const enterprises = [...new Set(compared.map((record) => record.enterpriseId))];
  const kinds = [...new Set(compared.map((record) => record.kind))];
  return createRecordHistory(await listPastRecords(db, enterprises, kinds));
};
