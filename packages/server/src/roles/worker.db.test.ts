import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { chinaWorkCalendar } from '../jurisdiction/work-calendar.ts';
import { createNameBook } from '../names/name-book.ts';
import { ingestRecords } from '../pipeline/ingest-records.ts';
import { readingDeps } from '../pipeline/reading-deps.ts';
import { HENGLING, layTestGround, loadBeijing, text, troubleOf } from '../pipeline/test-ground.ts';
import type { Database } from '../store/engine.ts';
import { ensureSystemOfficer, SYSTEM_OFFICER } from '../store/standing/officers.ts';
import { addToOutbox, loadOutboxState } from '../store/stream/outbox.ts';
import { listParked, replayParked } from '../store/stream/parked.ts';
import { beginTrial } from '../store/stream/trials.ts';
import { forEachEngine } from '../store/test-database.ts';
import { handOnTexts } from '../stream/collected-texts.ts';
import { openOutboxStream } from '../stream/outbox-stream.ts';
import type { Role } from './role.ts';
import { createWorker, type WorkerOptions } from './worker.ts';

const NOW = '2026-07-02T02:00:00.000Z';
const jurisdiction = await loadBeijing();
const calendar = chinaWorkCalendar();
const TEXTS = Array.from({ length: 30 }, (_, n) =>
  text(
    `第${n}篇`,
    n % 3 === 0
      ? `北京衡岭智造科技有限公司拖欠工资${n + 2}个月，职工聚集讨薪。`
      : `某地天气第${n}日，${'晴雨风'[n % 3]}。`,
    '2026-07-01',
  ),
);

forEachEngine((_, open) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
    await layTestGround(database, jurisdiction);
    await ensureSystemOfficer(database.kysely, jurisdiction.jurisdiction.city);
  });
  afterEach(() => database.close());

  const worker = (changed: Partial<WorkerOptions> = {}): Role =>
    createWorker({
      database,
      stream: openOutboxStream(database),
      deps: readingDeps(createNameBook(null), jurisdiction),
      jurisdiction,
      calendar,
      now: () => NOW,
      log: () => undefined,
      ...changed,
    });
  const count = async (table: string): Promise<number> => {
    const { rows } = await sql<{
      count: number;
    }>`select count(*)::int as count from ${sql.table(table)}`.execute(database.kysely);
    return rows[0]?.count ?? 0;
  };
  /** Lets workers work until nothing waits. */
  const workAll = async (workers: readonly Role[]): Promise<void> => {
    const running = workers.map((role) => role.run());
    while ((await loadOutboxState(database.kysely)).waiting > 0)
      await new Promise((resolve) => setTimeout(resolve, 50));
    for (const role of workers) role.stop();
    await Promise.all(running);
  };

  it('shares texts among workers, stores each once and raises at once', async () => {
    // In trouble by its records, though nobody has assessed it: the first text raises a warning.
    await database.transaction((trx) => ingestRecords(trx, troubleOf(HENGLING)));
    await database.transaction((trx) => handOnTexts(trx, TEXTS));
    // Collected again while it waits, and after it is stored: nothing doubles.
    await database.transaction((trx) => handOnTexts(trx, TEXTS.slice(0, 10)));
    await workAll([worker(), worker()]);
    await database.transaction((trx) => handOnTexts(trx, TEXTS.slice(5, 15)));
    await workAll([worker()]);
    expect(await count('documents')).toBe(TEXTS.length);
    expect(await count('mentions')).toBe(10);
    expect(await count('warnings')).toBe(1);
  });

  it('takes nothing while the names are made, so that another worker has it meanwhile', async () => {
    await database.transaction((trx) => handOnTexts(trx, TEXTS.slice(0, 6)));
    const deps = readingDeps(createNameBook(null), jurisdiction);
    let finish = (): void => undefined;
    const made = new Promise<void>((resolve) => (finish = resolve));
    const slow = worker({
      deps: {
        ...deps,
        currentLinker: async (db) => {
          await made;
          return deps.currentLinker(db);
        },
      },
    });
    const running = slow.run();
    await workAll([worker()]);
    expect(await count('documents')).toBe(6);
    finish();
    slow.stop();
    await running;
  });

  it('parks what is no text and what always fails, stores the rest, and sends it on its way again', async () => {
    await database.transaction(async (trx) => {
      await handOnTexts(trx, TEXTS.slice(0, 8));
      await addToOutbox(trx, [
        { messageId: 'broken', kind: 'text.collected@1', body: { id: 'no' }, traceparent: null },
        { messageId: 'later', kind: 'text.collected@9', body: {}, traceparent: null },
      ]);
      await handOnTexts(trx, [text('无主', '来自不存在的来源。', '2026-07-01', 'src_nobody')]);
    });
    await workAll([worker()]);
    expect(await count('documents')).toBe(8);
    const parked = await listParked(database.kysely, 10);
    expect(
      parked.map(({ kind, attempts }) => `${kind} ${attempts}`).toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(['text.collected@1 1', 'text.collected@1 3', 'text.collected@9 1']);
    await sql`insert into sources (id, name, feed, trust) values ('src_nobody', '补上的来源', 'documents', 0.5)`.execute(
      database.kysely,
    );
    const orphan = parked.find(({ attempts }) => attempts === 3);
    await database.transaction((trx) => replayParked(trx, orphan?.id ?? -1, SYSTEM_OFFICER, NOW));
    await workAll([worker()]);
    expect(await count('documents')).toBe(9);
    expect(await listParked(database.kysely, 10)).toHaveLength(2);
  });

  it('blames no text for a batch whose workers were killed, and parks one that ends its worker while it is alone', async () => {
    await database.transaction((trx) => handOnTexts(trx, TEXTS.slice(0, 6)));
    await sql`update outbox set attempts = 20`.execute(database.kysely);
    const { rows } = await sql<{
      id: string;
    }>`select message_id as id from outbox order by seq limit 1`.execute(database.kysely);
    // Three processes ended over it: each noted that it began, and none that it was still there afterwards.
    for (let died = 0; died < 3; died += 1) await beginTrial(database.kysely, rows[0]?.id ?? '');
    await workAll([worker()]);
    expect(await count('documents')).toBe(5);
    expect(
      (await listParked(database.kysely, 10)).map(({ messageId, reason }) => [messageId, reason]),
    ).toEqual([[rows[0]?.id, '处理它的进程屡次中断 / its workers kept ending']]);
    expect(await count('message_trials')).toBe(0);
  });
});
