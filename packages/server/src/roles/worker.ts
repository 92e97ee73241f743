import { dayOf, type EnterpriseId, type Instant, type Jurisdiction, type WorkCalendar } from '@weisu/core';
import {
  type IngestedDocuments,
  type PreparedBatch,
  prepareDocuments,
  storeDocuments,
} from '../pipeline/ingest-documents.ts';
import type { CleanDocument, ReadingDeps } from '../pipeline/prepare-document.ts';
import { raiseTouched } from '../pipeline/raise-touched.ts';
import type { Database } from '../store/engine.ts';
import { parkMessage } from '../store/stream/parked.ts';
import { beginTrial, endTrial } from '../store/stream/trials.ts';
import { readCollectedText } from '../stream/collected-texts.ts';
import { isOutage } from '../stream/is-outage.ts';
import type { Delivery, Stream } from '../stream/stream.ts';
import { inSpanOfBatch } from '../telemetry/tracing.ts';
import { createRest } from './rest.ts';
import type { Role, RoleLog } from './role.ts';

/** What a batch came to, for whoever measures. */
export type WorkedBatch = Omit<IngestedDocuments, 'signals'> & {
  readonly signals: number;
  readonly raised: number;
};

export type WorkerOptions = {
  readonly database: Database;
  readonly stream: Stream;
  readonly deps: ReadingDeps;
  readonly jurisdiction: Jurisdiction;
  readonly calendar: WorkCalendar;
  readonly now: () => Instant;
  readonly log: RoleLog;
  readonly onBatch?: (batch: WorkedBatch) => void;
};

const MOST_AT_ONCE = 500;
const WAIT_MS = 1_000;
/** Failing so often by itself, a message is put aside for a person. */
const MOST_ATTEMPTS = 3;
/** Seen so often without an answer, a message may be what ended its workers: it is worked on alone. */
const SUSPECT_ATTEMPTS = 4;
/** Having ended its worker so often while it was alone, it is not worked on any more. */
const MOST_TRIALS = 3;
/** Batches that are read and not stored yet, one of them being stored: so nobody waits for what the database does meanwhile. */
const MOST_UNSTORED = 2;
const RETRY_MS = 2_000;
const OUTAGE_MS = 1_000;
const LONGEST_OUTAGE_MS = 15_000;

type Readable = { readonly delivery: Delivery; readonly text: CleanDocument };
type Prepared = { readonly readable: readonly Readable[]; readonly batch: PreparedBatch };

const tracesOf = (texts: readonly Readable[]): (string | null)[] =>
  texts.map(({ delivery }) => delivery.traceparent);

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500);

/**
 * Reads, links, stores and raises what comes through the stream. Batches are read while the one before them is stored. A
 * batch that fails is halved until what is at fault stands alone; that is tried again and then parked with the reason.
 */
export const createWorker = (options: WorkerOptions): Role => {
  const { database, stream, deps, jurisdiction, calendar, now, log, onBatch } = options;
  const rest = createRest();

  const park = async (delivery: Delivery, reason: string): Promise<void> => {
    await database.transaction(async (trx) => {
      await parkMessage(trx, delivery, reason, delivery.attempt);
      await stream.settleIn(trx, [delivery]);
    });
    await stream.settle([delivery]);
    log({
      role: 'worker',
      zh: `消息 ${delivery.messageId} 已搁置：${reason}`,
      en: `message ${delivery.messageId} is parked: ${reason}`,
    });
  };

  /** Parks what can never be read; answers the rest. */
  const readable = async (deliveries: readonly Delivery[]): Promise<Readable[]> => {
    const texts: Readable[] = [];
    for (const delivery of deliveries)
      try {
        texts.push({ delivery, text: readCollectedText(delivery.kind, delivery.body) });
      } catch (error) {
        await park(delivery, reasonOf(error));
      }
    return texts;
  };

  const store = async ({ readable: texts, batch }: Prepared): Promise<void> => {
    const deliveries = texts.map(({ delivery }) => delivery);
    const worked = await inSpanOfBatch('store texts', tracesOf(texts), () =>
      database.transaction(async (trx) => {
        const { signals, ...counts } = await storeDocuments(trx, batch);
        const touched = signals.map(({ enterpriseId }): EnterpriseId => enterpriseId);
        const at = now();
        const raised = await raiseTouched(trx, touched, { asOf: dayOf(at), now: at, jurisdiction, calendar });
        await stream.settleIn(trx, deliveries);
        return { ...counts, signals: signals.length, raised: raised.length };
      }),
    );
    await stream.settle(deliveries);
    onBatch?.(worked);
  };

  const prepare = async (texts: readonly Readable[]): Promise<Prepared> => ({
    readable: texts,
    batch: await inSpanOfBatch('read texts', tracesOf(texts), () =>
      prepareDocuments(
        database.kysely,
        deps,
        texts.map(({ text }) => text),
      ),
    ),
  });

  /** Finds out what of a batch fails, and settles each part by itself. */
  const settleParts = async (texts: readonly Readable[], error: unknown): Promise<void> => {
    const deliveries = texts.map(({ delivery }) => delivery);
    if (isOutage(error)) {
      await stream.giveBack(deliveries, RETRY_MS, reasonOf(error)).catch(() => undefined);
      throw error;
    }
    const [only] = deliveries;
    if (only === undefined) return;
    if (deliveries.length === 1) {
      if (only.attempt >= MOST_ATTEMPTS) await park(only, reasonOf(error));
      else await stream.giveBack([only], RETRY_MS * only.attempt, reasonOf(error));
      return;
    }
    const middle = Math.ceil(texts.length / 2);
    for (const half of [texts.slice(0, middle), texts.slice(middle)]) await workOn(half);
  };
  const workOn = async (texts: readonly Readable[]): Promise<void> => {
    try {
      await store(await prepare(texts));
    } catch (error) {
      await settleParts(texts, error);
    }
  };

  /** Works on what may end this process, so that it is known afterwards whether it did. */
  const tryAlone = async (suspect: Delivery): Promise<void> => {
    const db = database.kysely;
    const trials = await beginTrial(db, suspect.messageId);
    try {
      if (trials > MOST_TRIALS) await park(suspect, '处理它的进程屡次中断 / its workers kept ending');
      else for (const text of await readable([suspect])) await workOn([text]);
    } finally {
      await endTrial(db, suspect.messageId).catch(() => undefined);
    }
  };

  /** Takes and prepares the next batch; suspects are worked on here, one by one. Null where nothing came. */
  const next = async (): Promise<Prepared | null> => {
    const taken = await stream.take(MOST_AT_ONCE, WAIT_MS);
    const isSuspect = ({ attempt }: Delivery): boolean => attempt >= SUSPECT_ATTEMPTS;
    for (const suspect of taken.filter(isSuspect)) await tryAlone(suspect);
    const others = await readable(taken.filter((delivery) => !isSuspect(delivery)));
    if (others.length === 0) return null;
    try {
      return await prepare(others);
    } catch (error) {
      await settleParts(others, error);
      return null;
    }
  };

  const storeOrSettle = async (prepared: Prepared): Promise<void> => {
    try {
      await store(prepared);
    } catch (error) {
      await settleParts(prepared.readable, error);
    }
  };

  const work = async (): Promise<void> => {
    // Making an index of millions of names takes a minute: meanwhile texts are another worker's, or wait in the stream.
    await deps.currentLinker(database.kysely);
    const storing: Promise<void>[] = [];
    const failures: unknown[] = [];
    /** Stores when the batch before is stored, or has failed. */
    const storeInTurn = (prepared: Prepared): Promise<void> =>
      (storing.at(-1) ?? Promise.resolve())
        .then(() => storeOrSettle(prepared))
        .catch((error: unknown) => void failures.push(error));
    try {
      while (!rest.stopped() && failures.length === 0) {
        const ready = await next();
        if (ready !== null) storing.push(storeInTurn(ready));
        while (storing.length > MOST_UNSTORED) await storing.shift();
      }
    } finally {
      await Promise.all(storing);
    }
    if (failures.length > 0) throw failures[0];
  };

  const relay = async (): Promise<void> => {
    while (!rest.stopped()) if ((await stream.relay(MOST_AT_ONCE * 4)) === 0) await rest.pause(50);
  };

  /** Works until stopped; what is away is waited for, ever longer. */
  const keepOn = async (work: () => Promise<void>): Promise<void> => {
    let waitMs = OUTAGE_MS;
    while (!rest.stopped()) {
      const from = performance.now();
      try {
        await work();
      } catch (error) {
        if (performance.now() - from > LONGEST_OUTAGE_MS) waitMs = OUTAGE_MS;
        log({
          role: 'worker',
          zh: `暂停 ${waitMs} 毫秒后再试：${reasonOf(error)}`,
          en: `rests for ${waitMs} ms and tries again: ${reasonOf(error)}`,
        });
        await rest.pause(waitMs);
        waitMs = Math.min(waitMs * 2, LONGEST_OUTAGE_MS);
      }
    }
  };

  return {
    id: 'worker',
    run: async () => {
      await Promise.all([keepOn(work), stream.kind === 'nats' ? keepOn(relay) : undefined]);
    },
    stop: rest.stop,
  };
};
