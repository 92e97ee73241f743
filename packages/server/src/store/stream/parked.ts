import type { Instant, OfficerId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { addToOutbox, type StreamMessage } from './outbox.ts';

export type ParkedMessage = StreamMessage & {
  readonly id: number;
  readonly reason: string;
  readonly attempts: number;
  readonly parkedAt: Instant;
};

/** Puts a message aside for a person; one that lies there already is left. */
export const parkMessage = async (
  trx: Queryable,
  { messageId, kind, body }: StreamMessage,
  reason: string,
  attempts: number,
): Promise<void> => {
  await sql`insert into parked_messages (message_id, kind, body, reason, attempts)
    values (${messageId}, ${kind}, ${JSON.stringify(body)}::jsonb, ${reason}, ${attempts})
    on conflict (message_id) where state = 'parked' do nothing`.execute(trx);
};

export const listParked = async (db: Queryable, most: number): Promise<readonly ParkedMessage[]> => {
  const { rows } = await sql<ParkedMessage>`
    select id, message_id as "messageId", kind, body, reason, attempts, parked_at as "parkedAt"
    from parked_messages where state = 'parked' order by parked_at desc, id desc limit ${most}`.execute(db);
  return rows;
};

export const countParked = async (db: Queryable): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from parked_messages where state = 'parked'`.execute(db);
  return rows[0]?.count ?? 0;
};

/** Settles a parked message; undefined where it is not parked any more. */
const settle = async (
  trx: Queryable,
  id: number,
  state: 'replayed' | 'discarded',
  by: OfficerId,
  at: Instant,
): Promise<ParkedMessage | undefined> => {
  const { rows } = await sql<ParkedMessage>`
    update parked_messages set state = ${state}, settled_at = ${at}::timestamptz, settled_by = ${by}
    where id = ${id} and state = 'parked'
    returning id, message_id as "messageId", kind, body, reason, attempts, parked_at as "parkedAt"`.execute(
    trx,
  );
  return rows[0];
};

/** Sends a parked message on its way again, under an id of its own that the stream has not seen yet. */
export const replayParked = async (
  trx: Queryable,
  id: number,
  by: OfficerId,
  at: Instant,
): Promise<ParkedMessage | undefined> => {
  const message = await settle(trx, id, 'replayed', by, at);
  if (message !== undefined)
    await addToOutbox(trx, [
      { ...message, messageId: `${message.messageId.split('#')[0]}#${id}`, traceparent: null },
    ]);
  return message;
};

export const discardParked = (
  trx: Queryable,
  id: number,
  by: OfficerId,
  at: Instant,
): Promise<ParkedMessage | undefined> => settle(trx, id, 'discarded', by, at);
