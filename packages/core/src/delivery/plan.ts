import type { OfficerId, UnitId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { type DutyShift, onDuty } from './duty.ts';
import type { DeliveryEvent } from './event.ts';
import type { OwnSettings } from './own-settings.ts';
import { afterQuiet, nextTime } from './quiet-hours.ts';
import { type Audience, type DeliveryRule, isUrgent, PAGE_CHANNEL, ruleHolds } from './rule.ts';

/** An officer who may hear of things of an area: accounts that are open and have that right. */
export type Hearer = {
  readonly officerId: OfficerId;
  readonly unitId: UnitId;
  readonly settings: OwnSettings;
};

export type PlanGround = {
  readonly rules: readonly (DeliveryRule & { readonly id: string })[];
  readonly hearers: readonly Hearer[];
  readonly shifts: readonly DutyShift[];
  /** Kind of each channel that is switched on, by id. */
  readonly channels: ReadonlyMap<string, string>;
  readonly city: UnitId;
  readonly at: Instant;
};

/** One message to one place. `recipient`: an officer's e-mail address; empty for the channel's own place. */
export type PlannedDelivery = {
  readonly channel: string;
  readonly ruleId: string;
  readonly recipient: string;
  readonly officerId: OfficerId | null;
  readonly dueAt: Instant;
  /** Deliveries with the same digest to the same place go out as one. */
  readonly digest: Instant | null;
};

export type Plan = {
  /** Who is told in the page. */
  readonly notified: readonly OfficerId[];
  readonly deliveries: readonly PlannedDelivery[];
};

/** Who is meant; where nobody is on duty it is everybody of the unit, so that no word goes to no one. */
const heardBy = (audience: Audience, event: DeliveryEvent, ground: PlanGround): readonly Hearer[] => {
  const units = audience.startsWith('city') ? [ground.city] : event.units;
  const all = ground.hearers.filter(({ unitId }) => units.includes(unitId));
  if (!audience.endsWith('on-duty')) return all;
  const duty = onDuty(ground.shifts, units, ground.at);
  const there = ground.hearers.filter(({ officerId }) => duty.includes(officerId));
  return there.length > 0 ? there : all;
};

type Times = Pick<PlannedDelivery, 'dueAt' | 'digest'>;

const timesOf = (rule: DeliveryRule, event: DeliveryEvent, at: Instant, own: OwnSettings['quiet']): Times => {
  if (isUrgent(rule, event)) return { dueAt: at, digest: null };
  const digest = rule.digestAt === null ? null : nextTime(at, rule.digestAt);
  return { dueAt: afterQuiet(afterQuiet(digest ?? at, rule.quiet), own), digest };
};

const placesOf = (
  rule: DeliveryRule & { readonly id: string },
  event: DeliveryEvent,
  ground: PlanGround,
): readonly PlannedDelivery[] => {
  const kind = ground.channels.get(rule.channel);
  if (kind === undefined) return [];
  const ownPlace = {
    channel: rule.channel,
    ruleId: rule.id,
    recipient: '',
    officerId: null,
    ...timesOf(rule, event, ground.at, null),
  };
  if (kind !== 'mail') return [ownPlace];
  const officers = heardBy(rule.audience, event, ground).flatMap(({ officerId, settings }) =>
    settings.mail === null || settings.mutedMailKinds.includes(event.kind)
      ? []
      : [
          {
            ...ownPlace,
            recipient: settings.mail,
            officerId,
            ...timesOf(rule, event, ground.at, settings.quiet),
          },
        ],
  );
  return [ownPlace, ...officers];
};

/**
 * Who is told of an event, where and when. Several rules that lead to the same place tell it once, at the earliest time.
 * The page shows at once: it wakes nobody.
 */
export const planDeliveries = (event: DeliveryEvent, ground: PlanGround): Plan => {
  const rules = ground.rules.filter((rule) => ruleHolds(rule, event));
  const notified = new Set<OfficerId>();
  const places = new Map<string, PlannedDelivery>();
  for (const rule of rules) {
    if (rule.channel === PAGE_CHANNEL)
      for (const { officerId, settings } of heardBy(rule.audience, event, ground))
        if (!settings.mutedKinds.includes(event.kind)) notified.add(officerId);
    for (const place of placesOf(rule, event, ground)) {
      const key = `${place.channel}\n${place.recipient}`;
      const before = places.get(key);
      if (before === undefined || place.dueAt < before.dueAt) places.set(key, place);
    }
  }
  return { notified: [...notified], deliveries: [...places.values()] };
};
