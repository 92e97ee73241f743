import type { DeliveryEvent, Instant } from '@weisu/core';
import { sql } from 'kysely';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

/** An event with its place in the outbox. */
export type StoredEvent = DeliveryEvent & { readonly seq: number };

const COLUMNS = {
  key: 'text',
  kind: 'text',
  level: 'text',
  units: 'text[]',
  enterprise_id: 'text',
  subject_id: 'text',
  facts: 'jsonb',
  at: 'timestamptz',
} as const;

/** Writes events into the transaction of what happened. One whose key is there already was told before: it is passed over. Answers how many are new. */
export const writeEvents = (trx: Queryable, events: readonly DeliveryEvent[]): Promise<number> =>
  bulkInsert(
    trx,
    'outbox_events',
    COLUMNS,
    events.map((event) => ({
      key: event.key,
      kind: event.kind,
      level: event.level,
      units: event.units,
      enterprise_id: event.enterpriseId,
      subject_id: event.subjectId,
      facts: event.facts,
      at: event.at,
    })),
    sql`on conflict (key) do nothing`,
  );

/** The columns of an event `e`, as `DeliveryEvent` names them. */
export const EVENT_COLUMNS = sql`
  e.seq, e.key, e.kind, e.level, e.units, e.enterprise_id as "enterpriseId", e.subject_id as "subjectId", e.facts, e.at`;

/** The oldest events for which nobody has decided yet who hears of them, held until the transaction ends. */
export const takeUnplanned = async (trx: Queryable, most: number): Promise<readonly StoredEvent[]> => {
  const { rows } = await sql<StoredEvent>`
    select ${EVENT_COLUMNS} from outbox_events e where e.planned_at is null order by e.seq limit ${most} for update skip locked`.execute(
    trx,
  );
  return rows;
};

export const markPlanned = async (trx: Queryable, seqs: readonly number[], at: Instant): Promise<void> => {
  await sql`update outbox_events set planned_at = ${at}::timestamptz where seq = any(${[...seqs]}::bigint[])`.execute(
    trx,
  );
};

/** Events by their place, for the messages about them. */
export const loadEvents = async (
  db: Queryable,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, StoredEvent>> => {
  const { rows } = await sql<StoredEvent>`
    select ${EVENT_COLUMNS} from outbox_events e where e.seq = any(${[...seqs]}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.seq, row]));
};
