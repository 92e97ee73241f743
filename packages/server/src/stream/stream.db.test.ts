import { randomBytes } from 'node:crypto';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chinaWorkCalendar } from '../jurisdiction/work-calendar.ts';
import { createNameBook } from '../names/name-book.ts';
import { readingDeps } from '../pipeline/reading-deps.ts';
import { layTestGround, loadBeijing, text } from '../pipeline/test-ground.ts';
import type { Role } from '../roles/role.ts';
import { createWorker } from '../roles/worker.ts';
import type { Database } from '../store/engine.ts';
import { ensureSystemOfficer } from '../store/standing/officers.ts';
import { addToOutbox, loadOutboxState } from '../store/stream/outbox.ts';
import { forEachEngine } from '../store/test-database.ts';
import { inSpan } from '../telemetry/tracing.ts';
import { handOnTexts } from './collected-texts.ts';
import { openStream } from './open-stream.ts';
import type { Stream } from './stream.ts';

const NATS_URL = process.env['WEISU_TEST_NATS_URL'];
const jurisdiction = await loadBeijing();
const TEXTS = Array.from({ length: 40 }, (_, n) =>
  text(`第${n}篇`, `某地天气第${n}日，${'晴雨风雪'[n % 4]}。`, '2026-07-01'),
);
const message = (messageId: string) => ({
  messageId,
  kind: 'test@1',
  body: { messageId },
  traceparent: null,
});

// One for the file: whoever has asked for a tracer keeps it.
const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
beforeAll(() => provider.register());
afterAll(() => provider.shutdown());

forEachEngine((_, open) => {
  let database: Database;
  let name: string;
  beforeEach(async () => {
    database = await open();
    await layTestGround(database, jurisdiction);
    await ensureSystemOfficer(database.kysely, jurisdiction.jurisdiction.city);
    name = `test-${randomBytes(6).toString('hex')}`;
  });
  afterEach(() => database.close());

  const worker = (stream: Stream, onBatch: () => void = () => undefined): Role =>
    createWorker({
      database,
      stream,
      deps: readingDeps(createNameBook(null), jurisdiction),
      jurisdiction,
      calendar: chinaWorkCalendar(),
      now: () => '2026-07-02T02:00:00.000Z',
      log: () => undefined,
      onBatch,
    });
  const storedCount = async (): Promise<number> => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from documents`.execute(
      database.kysely,
    );
    return rows[0]?.n ?? 0;
  };
  /** Takes until so many came; what is to come and does not fails the test by its time. */
  const takeAll = async (stream: Stream, count: number) => {
    const taken = [];
    while (taken.length < count) {
      await stream.relay(100);
      taken.push(...(await stream.take(10, 200)));
    }
    return taken;
  };

  /** What every stream promises, whatever carries it. */
  const promises = (openOne: () => Promise<Stream>) => {
    it('hands a message to one taker, and again to the next where that gave it back', async () => {
      await using stream = await openOne();
      await addToOutbox(database.kysely, ['a', 'b', 'c'].map(message));
      const taken = await takeAll(stream, 3);
      expect(taken.map(({ messageId, attempt }) => [messageId, attempt])).toEqual([
        ['a', 1],
        ['b', 1],
        ['c', 1],
      ]);
      const [a, ...others] = taken;
      await stream.giveBack(a === undefined ? [] : [a], 1, 'not now');
      await database.transaction((trx) => stream.settleIn(trx, others));
      await stream.settle(others);
      const again = await takeAll(stream, 1);
      expect(again.map(({ messageId, attempt }) => [messageId, attempt])).toEqual([['a', 2]]);
      await database.transaction((trx) => stream.settleIn(trx, again));
      await stream.settle(again);
      expect(await stream.waiting()).toBe(0);
    });

    it('lets two workers share the work without doubling, one of them come later', async () => {
      await using first = await openOne();
      await using second = await openOne();
      await database.transaction((trx) => handOnTexts(trx, TEXTS));
      const roles = [worker(first), worker(second)];
      const running = [roles[0]?.run()];
      await database.transaction((trx) => handOnTexts(trx, TEXTS.slice(0, 20)));
      running.push(roles[1]?.run());
      while ((await storedCount()) < TEXTS.length) await new Promise((resolve) => setTimeout(resolve, 20));
      while ((await first.waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
      for (const role of roles) role.stop();
      await Promise.all(running);
      expect(await storedCount()).toBe(TEXTS.length);
    });

    it('keeps what was given back for whoever opens the stream anew, though later messages were settled', async () => {
      const ids = ['a', 'b', 'c', 'd', 'e'];
      const finish = async (stream: Stream, done: Awaited<ReturnType<typeof takeAll>>): Promise<void> => {
        await database.transaction((trx) => stream.settleIn(trx, done));
        await stream.settle(done);
      };
      {
        await using first = await openOne();
        await addToOutbox(database.kysely, ids.map(message));
        const taken = await takeAll(first, ids.length);
        await first.giveBack(taken.slice(0, 3), 0, 'not now');
        await finish(first, taken.slice(3));
        // They come again, and the last of them is settled before those that came before it.
        const again = await takeAll(first, 3);
        // Later than the first taker is gone: what is under way to it then comes again only when it is given up.
        await first.giveBack(again.slice(0, 2), 1_500, 'not now');
        await finish(first, again.slice(2));
      }
      await using second = await openOne();
      expect(await second.waiting()).toBe(2);
      const left = await takeAll(second, 2);
      expect(new Set(left.map(({ messageId }) => messageId)).size).toBe(2);
      await finish(second, left);
      expect(await second.waiting()).toBe(0);
    });

    it('carries the trace: who reads and stores goes on in the trace of who collected', async () => {
      exporter.reset();
      await using stream = await openOne();
      const handOn = (from: number, to: number): Promise<number> =>
        inSpan('collect source', {}, () =>
          database.transaction((trx) => handOnTexts(trx, TEXTS.slice(from, to))),
        );
      const workAll = async (): Promise<void> => {
        const role = worker(stream);
        const running = role.run();
        while ((await stream.waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
        role.stop();
        await running;
      };
      const spans = (name: string) => exporter.getFinishedSpans().filter((span) => span.name === name);
      await handOn(0, 5);
      await workAll();
      const [collected] = spans('collect source');
      for (const what of ['read texts', 'store texts']) {
        const batches = spans(what);
        for (const batch of batches)
          expect(batch.spanContext().traceId, what).toBe(collected?.spanContext().traceId);
        // However many came at a time, each is in one batch.
        const counts = batches.map(({ attributes }) => Number(attributes['messaging.batch.message_count']));
        expect(
          counts.reduce((sum, count) => sum + count, 0),
          what,
        ).toBe(5);
      }
      // A batch of two collections stands in a trace of its own and points at both.
      exporter.reset();
      await handOn(5, 8);
      await handOn(8, 10);
      await workAll();
      const senders = spans('collect source').map((span) => span.spanContext().traceId);
      const told = spans('read texts').flatMap((span) => [
        span.spanContext().traceId,
        ...span.links.map((link) => link.context.traceId),
      ]);
      expect(senders).toHaveLength(2);
      for (const sender of senders) expect(told).toContain(sender);
    });
  };

  describe('over the database', () => promises(() => openStream(database, null)));

  describe.skipIf(NATS_URL === undefined)('over NATS', () => {
    const url = NATS_URL ?? '';
    afterEach(async () => {
      const connection = await connect({ servers: url });
      await (await jetstreamManager(connection)).streams.delete(name);
      await connection.close();
    });
    promises(() => openStream(database, { url, name }));

    it('lets a message that was published twice through once', async () => {
      await using stream = await openStream(database, { url, name });
      // The relay was killed between publishing and noting it: the message is still in the outbox, and goes out again.
      for (let time = 0; time < 2; time += 1) {
        await addToOutbox(database.kysely, [message('once')]);
        await stream.relay(10);
      }
      expect((await loadOutboxState(database.kysely)).waiting).toBe(0);
      const taken = await takeAll(stream, 1);
      expect(await stream.take(10, 300)).toEqual([]);
      await stream.settle(taken);
      expect(await stream.waiting()).toBe(0);
    });
  });
});
