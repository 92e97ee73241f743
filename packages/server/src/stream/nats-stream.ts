import {
  AckPolicy,
  DiscardPolicy,
  type Consumer,
  type ConsumerMessages,
  type JsMsg,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { connect, headers, nanos } from '@nats-io/transport-node';
import type { Database } from '../store/engine.ts';
import {
  loadOutboxState,
  putBack,
  removeFromOutbox,
  type StreamMessage,
  takeFromOutbox,
} from '../store/stream/outbox.ts';
import type { Delivery, Stream } from './stream.ts';

export type NatsAddress = {
  /** `nats://host:4222`, several with commas. */
  readonly url: string;
  /** Names the stream: one for each database that shares a server. */
  readonly name: string;
};

const ACK_WAIT_MS = 60_000;
const LEASE_MS = 30_000;
/** Longer than a relay that was killed between publishing and noting it may take to come back. */
const DUPLICATE_WINDOW_MS = 10 * 60_000;
const WORKERS = 'workers';
/** https://www.w3.org/TR/trace-context/ */
const TRACEPARENT = 'traceparent';
/** Messages with workers at once, over all of them. */
const MOST_IN_HAND = 20_000;
/** Messages that one process has before it: two batches, so that it never waits and never sits on many. */
const AHEAD = 1_000;

const decode = (message: JsMsg): Delivery => {
  const { messageId, kind, body } = message.json<StreamMessage>();
  const traceparent = message.headers?.get(TRACEPARENT) || null;
  return { messageId, kind, body, traceparent, attempt: message.info.deliveryCount };
};

/**
 * NATS JetStream as the stream: a work queue on disk from which a message goes to one worker and leaves when that says so.
 * Messages are published from the outbox under their ids, so that one published twice is there once.
 */
export const openNatsStream = async (database: Database, { url, name }: NatsAddress): Promise<Stream> => {
  const connection = await connect({
    servers: url.split(','),
    name: `weisu ${name}`,
    maxReconnectAttempts: -1,
    waitOnFirstConnect: true,
  });
  const manager = await jetstreamManager(connection);
  const subject = `${name}.texts`;
  const ensure = async (): Promise<Consumer> => {
    const config = {
      subjects: [subject],
      retention: RetentionPolicy.Workqueue,
      storage: StorageType.File,
      discard: DiscardPolicy.New,
      duplicate_window: nanos(DUPLICATE_WINDOW_MS),
    };
    await manager.streams.add({ name, ...config });
    await manager.consumers.add(name, {
      durable_name: WORKERS,
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(ACK_WAIT_MS),
      max_ack_pending: MOST_IN_HAND,
    });
    return client.consumers.get(name, WORKERS);
  };
  const client = jetstream(connection);
  const consumer = await ensure();
  const held = new WeakMap<Delivery, JsMsg>();
  const ahead: Delivery[] = [];
  let arrived = (): void => undefined;
  let incoming: ConsumerMessages | null = null;
  /** One open request that is kept filled: messages of a request that is left early would lie idle until given up. */
  const listen = async (): Promise<void> => {
    const messages = await consumer.consume({ max_messages: AHEAD });
    incoming = messages;
    void (async () => {
      for await (const message of messages) {
        const delivery = decode(message);
        held.set(delivery, message);
        ahead.push(delivery);
        arrived();
      }
      incoming = null;
    })().catch(() => {
      incoming = null;
    });
  };
  return {
    kind: 'nats',
    take: async (most, waitMs) => {
      if (incoming === null) await listen();
      if (ahead.length === 0)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, waitMs);
          arrived = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      return ahead.splice(0, most);
    },
    settleIn: () => Promise.resolve(),
    settle: async (done) => {
      for (const delivery of done) held.get(delivery)?.ack();
      await connection.flush();
    },
    giveBack: async (deliveries, delayMs) => {
      for (const delivery of deliveries) held.get(delivery)?.nak(delayMs);
      await connection.flush();
    },
    relay: async (most) => {
      const taken = await takeFromOutbox(database.kysely, most, LEASE_MS);
      if (taken.length === 0) return 0;
      try {
        await Promise.all(
          taken.map(({ messageId, kind, body, traceparent }) => {
            const traced = headers();
            if (traceparent !== null) traced.set(TRACEPARENT, traceparent);
            return client.publish(subject, JSON.stringify({ messageId, kind, body }), {
              msgID: messageId,
              headers: traced,
            });
          }),
        );
      } catch (error) {
        await putBack(
          database.kysely,
          taken.map(({ seq }) => seq),
          1_000,
          String(error),
        );
        throw error;
      }
      await removeFromOutbox(
        database.kysely,
        taken.map(({ seq }) => seq),
      );
      return taken.length;
    },
    waiting: async () => {
      // The outbox first: what moves on between the two questions is counted twice rather than not at all.
      const { waiting } = await loadOutboxState(database.kysely);
      // What workers have still to do. The stream's own count may hold what was settled long ago: a server that was killed brings
      // it back (nats-server issues 5148, 5542) and gives it to nobody. It stays there: purging up to the
      // consumer's floor of acknowledgements took messages along that were still to be done (nats-server 2.9, `npm run chaos`).
      const { num_pending: unseen, num_ack_pending: inHand } = await manager.consumers.info(name, WORKERS);
      return waiting + unseen + inHand;
    },
    [Symbol.asyncDispose]: async () => {
      await incoming?.close();
      // What nobody has begun goes to another at once.
      for (const delivery of ahead.splice(0)) held.get(delivery)?.nak();
      await connection.drain();
    },
  };
};
