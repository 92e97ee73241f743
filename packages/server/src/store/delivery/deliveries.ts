import type { Instant, PlannedDelivery, Wording } from '@weisu/core';
import { sql } from 'kysely';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

/** A delivery that was taken to be sent now. */
export type TakenDelivery = {
  readonly id: string;
  readonly eventSeq: number | null;
  readonly channelId: string;
  readonly recipient: string;
  readonly digestAt: Instant | null;
  /** This try included. */
  readonly tries: number;
};

/** Keeps what was planned for an event; a place that was planned before is passed over. */
export const insertDeliveries = async (
  trx: Queryable,
  eventSeq: number,
  planned: readonly (PlannedDelivery & { readonly id: string })[],
  at: Instant,
): Promise<void> => {
  await bulkInsert(
    trx,
    'deliveries',
    {
      id: 'text',
      event_seq: 'bigint',
      channel_id: 'text',
      rule_id: 'text',
      recipient: 'text',
      officer_id: 'text',
      state: 'text',
      due_at: 'timestamptz',
      digest_at: 'timestamptz',
      created_at: 'timestamptz',
    },
    planned.map((delivery) => ({
      id: delivery.id,
      event_seq: eventSeq,
      channel_id: delivery.channel,
      rule_id: delivery.ruleId,
      recipient: delivery.recipient,
      officer_id: delivery.officerId,
      state: 'waiting',
      due_at: delivery.dueAt,
      digest_at: delivery.digest,
      created_at: at,
    })),
  );
};

/**
 * Takes what is due, and what another process took and did not finish in time. Nobody else gets it until `leaseUntil`; a process
 * that dies meanwhile leaves it to be taken again.
 */
export const takeDue = async (
  trx: Queryable,
  { at, leaseUntil, most }: { readonly at: Instant; readonly leaseUntil: Instant; readonly most: number },
): Promise<readonly TakenDelivery[]> => {
  const { rows } = await sql<TakenDelivery>`
    update deliveries d set state = 'sending', tries = d.tries + 1, lease_until = ${leaseUntil}::timestamptz
    where d.id in (
      select t.id from deliveries t join channels c on c.id = t.channel_id
      where c.active and t.due_at <= ${at}::timestamptz
        and (t.state = 'waiting' or (t.state = 'sending' and t.lease_until < ${at}::timestamptz))
      order by t.due_at, t.id limit ${most} for update of t skip locked)
    returning d.id, d.event_seq as "eventSeq", d.channel_id as "channelId", d.recipient, d.digest_at as "digestAt", d.tries`.execute(
    trx,
  );
  return rows.toSorted((a, b) => (a.eventSeq ?? 0) - (b.eventSeq ?? 0));
};

/** How a try ended: sent, to be tried again at a time, or given up. */
export type TryOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: Wording; readonly nextAt: Instant | null };

/** Writes how a try ended into the delivery and its history. */
export const writeTry = async (
  trx: Queryable,
  { id, tries }: Pick<TakenDelivery, 'id' | 'tries'>,
  outcome: TryOutcome,
  at: Instant,
): Promise<void> => {
  const reason = outcome.ok ? null : outcome.reason;
  const state = outcome.ok ? 'sent' : outcome.nextAt === null ? 'failed' : 'waiting';
  await sql`
    update deliveries set state = ${state}, lease_until = null, reason_zh = ${reason?.zh ?? null}, reason_en = ${reason?.en ?? null},
      sent_at = ${outcome.ok ? at : null}::timestamptz,
      due_at = coalesce(${outcome.ok ? null : outcome.nextAt}::timestamptz, due_at)
    where id = ${id}`.execute(trx);
  await sql`
    insert into delivery_tries (delivery_id, seq, at, ok, reason_zh, reason_en)
    select ${id}, ${tries}::integer, ${at}::timestamptz, ${outcome.ok}, ${reason?.zh ?? null}, ${reason?.en ?? null}
    on conflict do nothing`.execute(trx);
};

/** Puts a delivery that failed or was sent up to be sent at once, with all its tries anew. False where it still waits. */
export const putUpAgain = async (trx: Queryable, id: string, at: Instant): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update deliveries set state = 'waiting', due_at = ${at}::timestamptz, digest_at = null, reason_zh = null, reason_en = null
    where id = ${id} and state in ('failed', 'sent')`.execute(trx);
  return numAffectedRows === 1n;
};
