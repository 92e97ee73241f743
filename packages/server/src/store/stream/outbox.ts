import type { Instant } from '@weisu/core';
import { sql } from 'kysely';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

export type StreamMessage = {
  /** Names it among those that wait, and in the stream: the same id comes through once. */
  readonly messageId: string;
  readonly kind: string;
  readonly body: unknown;
};

export type OutboxMessage = StreamMessage & {
  /** The trace that it was sent in; null where there is none. */
  readonly traceparent: string | null;
};

/** A message that was taken out for a while. `attempt` counts from 1. */
export type TakenMessage = OutboxMessage & { readonly seq: number; readonly attempt: number };

/** Puts messages in, in the transaction that says they came; those that wait already are left. Answers how many were new. */
export const addToOutbox = (trx: Queryable, messages: readonly OutboxMessage[]): Promise<number> =>
  bulkInsert(
    trx,
    'outbox',
    { message_id: 'text', kind: 'text', body: 'json', traceparent: 'text' },
    messages.map(({ messageId, kind, body, traceparent }) => ({
      message_id: messageId,
      kind,
      body,
      traceparent,
    })),
    sql`on conflict (message_id) do nothing`,
  );

/** Takes the oldest that nobody has, for so long. Two who ask at once get different ones. */
export const takeFromOutbox = async (
  db: Queryable,
  most: number,
  leaseMs: number,
): Promise<readonly TakenMessage[]> => {
  const { rows } = await sql<TakenMessage>`
    with taken as (
      select seq from outbox where leased_until is null or leased_until < now()
      order by seq limit ${most} for update skip locked)
    update outbox o set leased_until = now() + ${leaseMs} * interval '1 millisecond', attempts = attempts + 1
    from taken where o.seq = taken.seq
    returning o.seq, o.message_id as "messageId", o.kind, o.body, o.traceparent, o.attempts as attempt`.execute(
    db,
  );
  return rows.toSorted((a, b) => a.seq - b.seq);
};

/** Takes messages out for good. */
export const removeFromOutbox = async (trx: Queryable, seqs: readonly number[]): Promise<void> => {
  if (seqs.length > 0) await sql`delete from outbox where seq = any(${[...seqs]}::bigint[])`.execute(trx);
};

/** Gives messages back, to be taken again after a while. `failure`: why, in a few words. */
export const putBack = async (
  db: Queryable,
  seqs: readonly number[],
  delayMs: number,
  failure: string,
): Promise<void> => {
  if (seqs.length > 0)
    await sql`update outbox set leased_until = now() + ${delayMs} * interval '1 millisecond', failure = ${failure}
      where seq = any(${[...seqs]}::bigint[])`.execute(db);
};

/** How many wait, and since when the oldest does. */
export const loadOutboxState = async (
  db: Queryable,
): Promise<{ readonly waiting: number; readonly oldestAt: Instant | null }> => {
  const { rows } = await sql<{ waiting: number; oldestAt: Instant | null }>`
    select count(*)::int as waiting, min(arrived_at) as "oldestAt" from outbox`.execute(db);
  return rows[0] ?? { waiting: 0, oldestAt: null };
};
