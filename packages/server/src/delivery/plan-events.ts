import { createHash } from 'node:crypto';
import { type Instant, planDeliveries, type PlanGround, type UnitId } from '@weisu/core';
import { listChannels } from '../store/delivery/channels.ts';
import { insertDeliveries } from '../store/delivery/deliveries.ts';
import { listShifts } from '../store/delivery/duty.ts';
import { listHearers } from '../store/delivery/hearers.ts';
import { writeNotifications } from '../store/delivery/notifications.ts';
import { markPlanned, takeUnplanned } from '../store/delivery/outbox.ts';
import { listRules } from '../store/delivery/rules.ts';
import type { Database, Queryable } from '../store/engine.ts';

const MOST_AT_ONCE = 200;

const loadGround = async (trx: Queryable, city: UnitId, at: Instant): Promise<PlanGround> => ({
  rules: (await listRules(trx)).map(({ id, rule }) => ({ ...rule, id })),
  hearers: await listHearers(trx),
  shifts: await listShifts(trx, { from: at, until: new Date(Date.parse(at) + 1).toISOString(), units: null }),
  channels: new Map(
    (await listChannels(trx)).filter(({ active }) => active).map(({ id, settings }) => [id, settings.kind]),
  ),
  city,
  at,
});

const deliveryId = (key: string, channel: string, recipient: string): string =>
  `dlv_${createHash('sha256').update(`${key}\n${channel}\n${recipient}`).digest('hex').slice(0, 24)}`;

/**
 * Decides who hears of the events that came since, and writes that down with the decision, in one transaction: none is planned twice, none is
 * lost where the process ends. Answers how many events there were.
 */
export const planEvents = (database: Database, city: UnitId, at: Instant): Promise<number> =>
  database.transaction(async (trx) => {
    const events = await takeUnplanned(trx, MOST_AT_ONCE);
    if (events.length === 0) return 0;
    const ground = await loadGround(trx, city, at);
    for (const event of events) {
      const { notified, deliveries } = planDeliveries(event, ground);
      await writeNotifications(trx, event.seq, notified, at);
      await insertDeliveries(
        trx,
        event.seq,
        deliveries.map((planned) => ({
          ...planned,
          id: deliveryId(event.key, planned.channel, planned.recipient),
        })),
        at,
      );
    }
    await markPlanned(
      trx,
      events.map(({ seq }) => seq),
      at,
    );
    return events.length;
  });
