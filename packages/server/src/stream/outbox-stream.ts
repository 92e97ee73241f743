import type { Database } from '../store/engine.ts';
import { loadOutboxState, putBack, removeFromOutbox, takeFromOutbox } from '../store/stream/outbox.ts';
import type { Delivery, Stream } from './stream.ts';

const LEASE_MS = 60_000;
const LOOK_MS = 100;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The outbox itself as the stream: workers of one or several processes take from it, and what a batch did and that it is done
 * are one transaction.
 */
export const openOutboxStream = (database: Database): Stream => {
  const seqs = new WeakMap<Delivery, number>();
  const seqsOf = (deliveries: readonly Delivery[]): number[] =>
    deliveries.flatMap((delivery) => seqs.get(delivery) ?? []);
  const takeNow = async (most: number): Promise<readonly Delivery[]> => {
    const taken = await takeFromOutbox(database.kysely, most, LEASE_MS);
    for (const message of taken) seqs.set(message, message.seq);
    return taken;
  };
  return {
    kind: 'database',
    take: async (most, waitMs) => {
      const until = performance.now() + waitMs;
      for (;;) {
        const taken = await takeNow(most);
        if (taken.length > 0 || performance.now() >= until) return taken;
        await pause(LOOK_MS);
      }
    },
    settleIn: (trx, done) => removeFromOutbox(trx, seqsOf(done)),
    settle: () => Promise.resolve(),
    giveBack: (deliveries, delayMs, failure) =>
      putBack(database.kysely, seqsOf(deliveries), delayMs, failure),
    relay: () => Promise.resolve(0),
    waiting: async () => (await loadOutboxState(database.kysely)).waiting,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
};
