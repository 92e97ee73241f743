import {
  type Instant,
  type Jurisdiction,
  type Message,
  nextTry,
  writeDigest,
  writeMessage,
  type WrittenMessage,
} from '@weisu/core';
import { type SecretBox, SecretBoxError } from '../session/secret-box.ts';
import { listChannels, type StoredChannel } from '../store/delivery/channels.ts';
import { takeDue, type TakenDelivery, type TryOutcome, writeTry } from '../store/delivery/deliveries.ts';
import { loadEvents } from '../store/delivery/outbox.ts';
import type { Database } from '../store/engine.ts';
import { composeMessages } from './compose.ts';
import { openSecrets } from './open-channel.ts';
import type { OutwardDoor } from '../outward/door.ts';
import { sendByChannel } from './send-by-channel.ts';
import { notSent, type Sent } from './sending.ts';

export type DeliveryDeps = {
  readonly database: Database;
  readonly jurisdiction: Jurisdiction;
  readonly secretBox: SecretBox;
  readonly outward: OutwardDoor;
  readonly now: () => Instant;
  /** 0 to 1, anew at each call: spreads tries that failed together. */
  readonly random: () => number;
  /** The product's address for links, without a slash at its end. */
  readonly base: string;
};

const MOST_AT_ONCE = 100;
/** Longer than everything that a try waits for. */
const LEASE_MS = 120_000;
/** So many at once to one place go out as one: robots take 20 a minute, and nobody reads twenty. */
const MOST_APART = 5;

type Parcel = {
  readonly channelId: string;
  readonly recipient: string;
  readonly taken: readonly TakenDelivery[];
};

/** What goes out together: the same digest to the same place, and what would be too many at once. */
const parcelsOf = (taken: readonly TakenDelivery[]): readonly Parcel[] => {
  const groups = new Map<string, TakenDelivery[]>();
  for (const each of taken) {
    const key = `${each.channelId}\n${each.recipient}\n${each.digestAt ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group): Parcel[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { channelId, recipient } = first;
    const together = first.digestAt !== null || group.length > MOST_APART;
    return together
      ? [{ channelId, recipient, taken: group }]
      : group.map((one) => ({ channelId, recipient, taken: [one] }));
  });
};

const textOf = (
  messages: readonly Message[],
  { language }: Pick<StoredChannel, 'language'>,
  base: string,
): WrittenMessage => {
  const [only] = messages;
  return only !== undefined && messages.length === 1
    ? writeMessage(only, language, base)
    : writeDigest(messages, language, base);
};

const sendParcel = async (deps: DeliveryDeps, channel: StoredChannel, parcel: Parcel): Promise<Sent> => {
  const { database, jurisdiction, secretBox, outward, base } = deps;
  const events = await loadEvents(
    database.kysely,
    parcel.taken.flatMap(({ eventSeq }) => eventSeq ?? []),
  );
  const messages = await composeMessages(
    database.kysely,
    parcel.taken.flatMap(({ eventSeq }) => (eventSeq === null ? [] : (events.get(eventSeq) ?? []))),
    jurisdiction,
    { reach: channel.namesEnterprise ? 'all' : 'none' },
  );
  try {
    return await sendByChannel(
      {
        id: parcel.taken[0]?.id ?? channel.id,
        settings: channel.settings,
        secrets: openSecrets(secretBox, channel),
        language: channel.language,
        recipient: parcel.recipient,
        message: textOf(messages, channel, base),
        at: deps.now(),
      },
      outward,
    );
  } catch (error) {
    if (!(error instanceof SecretBoxError)) throw error;
    return notSent(
      '渠道的密钥无法解开，请重新填写',
      'the channel’s keys cannot be opened: enter them anew',
      false,
    );
  }
};

const outcomeOf = (sent: Sent, { tries }: TakenDelivery, at: Instant, share: number): TryOutcome =>
  sent.ok
    ? { ok: true }
    : { ok: false, reason: sent.reason, nextAt: sent.retry ? nextTry(tries, at, share) : null };

/**
 * Sends what is due. What is taken is written down before it is sent and again after: a process that dies between the two leaves it to be
 * sent again, so that nothing is lost and, at worst, one message comes twice under one id. Answers how many were taken.
 */
export const sendDue = async (deps: DeliveryDeps): Promise<number> => {
  const { database, now, random } = deps;
  const at = now();
  const leaseUntil = new Date(Date.parse(at) + LEASE_MS).toISOString();
  const taken = await database.transaction((trx) => takeDue(trx, { at, leaseUntil, most: MOST_AT_ONCE }));
  if (taken.length === 0) return 0;
  const channels = new Map((await listChannels(database.kysely)).map((channel) => [channel.id, channel]));
  for (const parcel of parcelsOf(taken)) {
    const channel = channels.get(parcel.channelId);
    if (channel === undefined) continue;
    const sent = await sendParcel(deps, channel, parcel);
    const endedAt = now();
    const share = random();
    await database.transaction(async (trx) => {
      for (const delivery of parcel.taken)
        await writeTry(trx, delivery, outcomeOf(sent, delivery, endedAt, share), endedAt);
    });
  }
  return taken.length;
};
