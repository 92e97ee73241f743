import type { ChannelKind, EventKind, Instant, Level, UnitId, Wording } from '@weisu/core';
import { sql } from 'kysely';
import { allOf, type Page, pageOf } from '../desk/filters.ts';
import type { Queryable } from '../engine.ts';
import type { DeliveryState } from './delivery-tables.ts';

/** How one delivery went. Whom it is about is not in it: who keeps the machine sees no case. */
export type ListedDelivery = {
  readonly id: string;
  readonly kind: EventKind | null;
  readonly level: Exclude<Level, 'none'> | null;
  readonly units: readonly UnitId[];
  readonly channel: { readonly id: string; readonly name: string; readonly kind: ChannelKind };
  readonly officerName: string | null;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly dueAt: Instant;
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
  readonly digest: boolean;
  readonly reason: Wording | null;
  readonly active: boolean;
};

export type DeliveriesAsked = Page & {
  readonly state?: 'waiting' | 'sent' | 'failed' | undefined;
  readonly channel?: string | undefined;
};

const stateClause = (state: DeliveriesAsked['state']) =>
  state === undefined
    ? undefined
    : state === 'waiting'
      ? sql<boolean>`d.state in ('waiting', 'sending')`
      : sql<boolean>`d.state = ${state}`;

type Row = Omit<ListedDelivery, 'channel' | 'reason'> & {
  channelId: string;
  channelName: string;
  channelKind: ChannelKind;
  reasonZh: string | null;
  reasonEn: string | null;
};

/** One page of deliveries, the newest first. */
export const listDeliveries = async (
  db: Queryable,
  { state, channel, ...page }: DeliveriesAsked,
): Promise<{ readonly rows: readonly ListedDelivery[]; readonly total: number }> => {
  const where = allOf([
    stateClause(state),
    channel === undefined ? undefined : sql<boolean>`d.channel_id = ${channel}`,
  ]);
  const { rows } = await sql<Row>`
    select d.id, e.kind, e.level, coalesce(e.units, array[]::text[]) as units, c.id as "channelId", c.name as "channelName",
      c.kind as "channelKind", c.active, o.name as "officerName", d.state, d.tries, d.due_at as "dueAt",
      d.created_at as "createdAt", d.sent_at as "sentAt", d.digest_at is not null as digest,
      d.reason_zh as "reasonZh", d.reason_en as "reasonEn"
    from deliveries d join channels c on c.id = d.channel_id
    left join outbox_events e on e.seq = d.event_seq left join officers o on o.id = d.officer_id
    where ${where} order by d.created_at desc, d.id ${pageOf(page)}`.execute(db);
  const counted = await sql<{ total: number }>`
    select count(*) as total from deliveries d where ${where}`.execute(db);
  return {
    rows: rows.map(({ channelId, channelName, channelKind, reasonZh, reasonEn, ...row }) => ({
      ...row,
      channel: { id: channelId, name: channelName, kind: channelKind },
      reason: reasonZh === null ? null : { zh: reasonZh, en: reasonEn ?? reasonZh },
    })),
    total: counted.rows[0]?.total ?? 0,
  };
};

export type DeliveryCounts = { readonly waiting: number; readonly sent: number; readonly failed: number };

/** How many deliveries are in each state. */
export const countDeliveries = async (db: Queryable): Promise<DeliveryCounts> => {
  const { rows } = await sql<DeliveryCounts>`
    select count(*) filter (where state in ('waiting', 'sending')) as waiting, count(*) filter (where state = 'sent') as sent,
      count(*) filter (where state = 'failed') as failed
    from deliveries`.execute(db);
  return rows[0] ?? { waiting: 0, sent: 0, failed: 0 };
};

/** True where there is such a delivery. */
export const findDelivery = async (db: Queryable, id: string): Promise<boolean> =>
  (await db.selectFrom('deliveries').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
