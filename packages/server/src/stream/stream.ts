import type { Queryable } from '../store/engine.ts';
import type { OutboxMessage } from '../store/stream/outbox.ts';

/** A message handed over for work. `attempt` counts how often it was, from 1. */
export type Delivery = OutboxMessage & { readonly attempt: number };

/**
 * Where workers get messages from. Each message is with one worker at a time, and comes again where that worker neither
 * settled it nor gave it back in time: whatever ends the worker, it is not lost.
 */
export interface Stream extends AsyncDisposable {
  readonly kind: 'database' | 'nats';
  /** The next messages, at most `most`; waits up to `waitMs` for a first one. */
  readonly take: (most: number, waitMs: number) => Promise<readonly Delivery[]>;
  /** Says in the transaction that did the work that it is done. */
  readonly settleIn: (trx: Queryable, done: readonly Delivery[]) => Promise<void>;
  /** Says after the commit that it is done. */
  readonly settle: (done: readonly Delivery[]) => Promise<void>;
  /** Gives messages back, to come again after a while. */
  readonly giveBack: (deliveries: readonly Delivery[], delayMs: number, failure: string) => Promise<void>;
  /** Moves what waits in the outbox on, where the stream is elsewhere. Answers how many moved. */
  readonly relay: (most: number) => Promise<number>;
  /** How many wait, in the outbox or beyond it. */
  readonly waiting: () => Promise<number>;
}
