import type { Instant, OfficerId } from '@weisu/core';
import { sql } from 'kysely';
import { type Page, pageOf } from '../desk/filters.ts';
import type { Queryable } from '../engine.ts';
import { EVENT_COLUMNS, type StoredEvent } from './outbox.ts';

export type StoredNotification = {
  readonly id: number;
  readonly readAt: Instant | null;
  readonly event: StoredEvent;
};

/** Tells officers of an event in the page; who was told already is passed over. */
export const writeNotifications = async (
  trx: Queryable,
  eventSeq: number,
  officers: readonly OfficerId[],
  at: Instant,
): Promise<void> => {
  await sql`
    insert into notifications (officer_id, event_seq, at)
    select o, ${eventSeq}::bigint, ${at}::timestamptz from unnest(${[...officers]}::text[]) as o
    on conflict do nothing`.execute(trx);
};

export type NotificationCount = { readonly unread: number; readonly newestId: number };

/** How many an officer has not read, and the newest of all. */
export const countNotifications = async (db: Queryable, id: OfficerId): Promise<NotificationCount> => {
  const { rows } = await sql<NotificationCount>`
    select (select count(*) from notifications where officer_id = ${id} and read_at is null) as unread,
      coalesce((select max(id) from notifications where officer_id = ${id}), 0) as "newestId"`.execute(db);
  return rows[0] ?? { unread: 0, newestId: 0 };
};

/** One page of an officer's notifications, the newest first. */
export const listNotifications = async (
  db: Queryable,
  officerId: OfficerId,
  { unread, ...page }: Page & { readonly unread: boolean },
): Promise<{ readonly rows: readonly StoredNotification[]; readonly total: number }> => {
  const where = sql`n.officer_id = ${officerId} and ${unread ? sql`n.read_at is null` : sql`true`}`;
  const { rows } = await sql<StoredEvent & { id: number; readAt: Instant | null }>`
    select n.id, n.read_at as "readAt", ${EVENT_COLUMNS}
    from notifications n join outbox_events e on e.seq = n.event_seq
    where ${where} order by n.id desc ${pageOf(page)}`.execute(db);
  const counted = await sql<{ total: number }>`
    select count(*) as total from notifications n where ${where}`.execute(db);
  return {
    rows: rows.map(({ id, readAt, ...event }) => ({ id, readAt, event: event as StoredEvent })),
    total: counted.rows[0]?.total ?? 0,
  };
};

/** Marks some of an officer's notifications as read, or all up to one; answers how many were not yet. */
export const markRead = async (
  trx: Queryable,
  officerId: OfficerId,
  which: { readonly ids: readonly number[] } | { readonly upTo: number },
  at: Instant,
): Promise<number> => {
  const those =
    'ids' in which ? sql`id = any(${[...which.ids]}::bigint[])` : sql`id <= ${which.upTo}::bigint`;
  const { numAffectedRows } = await sql`
    update notifications set read_at = ${at}::timestamptz
    where officer_id = ${officerId} and read_at is null and ${those}`.execute(trx);
  return Number(numAffectedRows ?? 0);
};
