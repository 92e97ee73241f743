import type { EnterpriseRecord, RecordId } from '@weisu/core';
import { sql } from 'kysely';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

/** Writes records that are new, by id; answers how many those were. */
export const insertRecords = (db: Queryable, records: readonly EnterpriseRecord[]): Promise<number> =>
  bulkInsert(
    db,
    'records',
    {
      id: 'text',
      source_id: 'text',
      enterprise_id: 'text',
      kind: 'text',
      occurred_on: 'date',
      recorded_at: 'timestamptz',
      fields: 'jsonb',
    },
    records.map((record) => ({
      id: record.id,
      source_id: record.sourceId,
      enterprise_id: record.enterpriseId,
      kind: record.kind,
      occurred_on: record.occurredOn,
      recorded_at: record.recordedAt,
      fields: record.values,
    })),
  );

/** Which of these ids are stored. */
export const findRecordIds = async (
  db: Queryable,
  ids: readonly RecordId[],
): Promise<ReadonlySet<RecordId>> => {
  const { rows } = await sql<{ id: RecordId }>`
    select id from records where id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`.execute(
    db,
  );
  return new Set(rows.map((row) => row.id));
};

type RecordRow = {
  id: RecordId;
  source_id: EnterpriseRecord['sourceId'];
  enterprise_id: EnterpriseRecord['enterpriseId'];
  kind: EnterpriseRecord['kind'];
  occurred_on: string;
  recorded_at: string;
  fields: Readonly<Record<string, number>>;
};

const recordOf = (row: RecordRow): EnterpriseRecord => ({
  id: row.id,
  sourceId: row.source_id,
  enterpriseId: row.enterprise_id,
  kind: row.kind,
  occurredOn: row.occurred_on,
  recordedAt: row.recorded_at,
  values: row.fields,
});

/** Stored records of these enterprises and kinds, oldest first: what a detector compares a new one with. */
export const listPastRecords = async (
  db: Queryable,
  enterpriseIds: readonly string[],
  kinds: readonly string[],
): Promise<readonly EnterpriseRecord[]> => {
  const { rows } = await sql<RecordRow>`
    select id, source_id, enterprise_id, kind, occurred_on, recorded_at, fields from records
    where enterprise_id in (select jsonb_array_elements_text(${JSON.stringify(enterpriseIds)}::jsonb))
      and kind in (select jsonb_array_elements_text(${JSON.stringify(kinds)}::jsonb))
    order by occurred_on, recorded_at, id`.execute(db);
  return rows.map(recordOf);
};
