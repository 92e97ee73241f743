import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Day, dayOf } from '@weisu/core';
import {
  chinaWorkCalendar,
  createNameBook,
  createWorker,
  type Database,
  handOnTexts,
  loadJurisdiction,
  migrate,
  openDatabase,
  openStream,
  readingDeps,
} from '@weisu/server';
import { sql } from 'kysely';
import { createTextMill, idsOf, type IngestGround, layIngestGround, type TextMill } from './ingest-ground.ts';
import { BEIJING } from './registry.ts';
import { peakMemoryMb, rounded, timed } from './measure.ts';
import { countOf, waitForStored } from './stored.ts';
import { openGround } from './throw-away-database.ts';
import { startWeisu, type WeisuProcess } from './weisu-process.ts';

export type IngestSize = {
  /** Rows of the register, invented where `names` is null. */
  readonly rows: number;
  readonly names: string | null;
  /** Texts at most, and seconds at most in which they are fed as fast as they are taken. */
  readonly count: number;
  readonly seconds: number;
  readonly characters: number;
  readonly workers: number;
  readonly troubled: number;
  readonly nats: string | null;
  /** Lay the ground once and keep it on the server. */
  readonly keep: boolean;
};

const BATCH = 500;
/** The feed waits where so many are not read yet, as a collector would. */
const MOST_WAITING = 2_000;
const TICK_MS = 100;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const quantile = (values: readonly number[], share: number): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return value === undefined ? null : Math.round(value);
};

const note = (message: string): void => console.error(`${new Date().toISOString()} ${message}`);

/** Texts as fast as they are taken, for so many seconds or texts; answers when the last was stored. */
const throughput = async (database: Database, mill: TextMill, size: IngestSize) => {
  const before = await countOf(database, 'documents');
  // Made before the clock starts: inventing a text takes a fortieth of what it takes to take it in.
  const made = Array.from({ length: size.count }, () => mill.next(new Date()));
  const endsAt = performance.now() + size.seconds * 1000;
  let fed = 0;
  const run = await timed(async () => {
    while (fed < size.count && performance.now() < endsAt) {
      const recordedAt = new Date().toISOString();
      const texts = made.slice(fed, fed + BATCH).map((text) => ({ ...text, recordedAt }));
      await database.transaction((trx) => handOnTexts(trx, texts));
      fed += texts.length;
      await waitForStored(database, before + fed, MOST_WAITING);
    }
    await waitForStored(database, before + fed, 0);
  });
  return {
    documents: fed,
    documentsPerSecond: Math.round(fed / run.seconds),
    seconds: rounded(run.seconds, 1),
    feedCpuSeconds: rounded(run.cpuSeconds, 1),
  };
};

/** Half as many a second as were taken; from the moment a text arrives until its warning can be seen. */
const latency = async (database: Database, ground: IngestGround, mill: TextMill, perSecond: number) => {
  const waiting = new Map<string, number>();
  const took: number[] = [];
  const troubled = idsOf(ground.troubled);
  const seen = new Set<string>();
  let feeding = true;
  const watch = async (): Promise<void> => {
    while (feeding || (waiting.size > 0 && performance.now() < giveUpAt)) {
      const { rows } = await sql<{ id: string }>`select enterprise_id as id from warnings
        where raised_at > now() - interval '1 minute'`.execute(database.kysely);
      const at = performance.now();
      for (const { id } of rows) {
        const arrived = waiting.get(id);
        if (arrived === undefined || seen.has(id)) continue;
        seen.add(id);
        waiting.delete(id);
        took.push(at - arrived);
      }
      await pause(20);
    }
  };
  let giveUpAt = Infinity;
  const watching = watch();
  const ids = [...troubled];
  const aTick = Math.max(1, Math.round((perSecond * TICK_MS) / 1000));
  const from = performance.now();
  for (let tick = 0; tick < ground.troubled.length; tick += 1) {
    const due = from + tick * TICK_MS;
    if (due > performance.now()) await pause(due - performance.now());
    const one = ground.troubled[tick];
    const texts = Array.from({ length: aTick }, () => mill.next(new Date()));
    if (one !== undefined) texts.push(mill.about(one, new Date()));
    waiting.set(ids[tick] ?? '', performance.now());
    await database.transaction((trx) => handOnTexts(trx, texts));
  }
  const seconds = (performance.now() - from) / 1000;
  feeding = false;
  giveUpAt = performance.now() + 30_000;
  await watching;
  // What is held back, as where a unit is told of no more than it can work in a month, waits in sight of it.
  const held = await sql<{ count: number }>`select count(distinct enterprise_id)::int as count from suppressed
    where enterprise_id in (select jsonb_array_elements_text(${JSON.stringify([...waiting.keys()])}::jsonb))`.execute(
    database.kysely,
  );
  return {
    askedPerSecond: Math.round(perSecond),
    fedPerSecond: Math.round((ground.troubled.length * (aTick + 1)) / seconds),
    warnings: took.length,
    heldBack: held.rows[0]?.count ?? 0,
    expected: ground.troubled.length,
    p50Ms: quantile(took, 0.5),
    p95Ms: quantile(took, 0.95),
  };
};

type Workers = { readonly stop: () => Promise<void> };

/** Workers as processes of their own, as they run in production. */
const startProcesses = async (url: string, data: string, size: IngestSize): Promise<Workers> => {
  const nats = size.nats === null ? [] : ['--nats', size.nats, '--stream-name', `bench-${process.pid}`];
  const args = ['serve', '--roles', 'worker', '--database', url, '--data', data, ...nats];
  const processes: WeisuProcess[] = Array.from({ length: size.workers }, () => startWeisu(args));
  await Promise.all(processes.map(({ up }) => up));
  return {
    stop: async () => {
      for (const each of processes) each.signal('SIGTERM');
      await Promise.all(processes.map(({ ended }) => ended));
    },
  };
};

/** The embedded engine lives in one process: so does its worker. */
const startHere = async (database: Database): Promise<Workers> => {
  const jurisdiction = await loadJurisdiction(BEIJING);
  const stream = await openStream(database, null);
  const worker = createWorker({
    database,
    stream,
    deps: readingDeps(createNameBook(null), jurisdiction),
    jurisdiction,
    calendar: chinaWorkCalendar(),
    now: () => new Date().toISOString(),
    log: ({ en }) => console.error(en),
  });
  const running = worker.run();
  return {
    stop: async () => {
      worker.stop();
      await running;
    },
  };
};

const today = (): Day => dayOf(new Date().toISOString());

const measure = async (
  { database, url, facts: ground }: { database: Database; url: string | null; facts: IngestGround },
  size: IngestSize,
) => {
  const data = await mkdtemp(join(tmpdir(), 'weisu-bench-data-'));
  // One mill for all of it: another would begin with the same texts, which are left out as copies, and their number is waited for in vain.
  const mill = createTextMill(ground, size.characters, today());
  const started = await timed(() => (url === null ? startHere(database) : startProcesses(url, data, size)));
  try {
    // The first texts wait for the index of names.
    note('the first texts wait for the index of names');
    const warm = await timed(() => throughput(database, mill, { ...size, count: BATCH }));
    note(`warm after ${rounded(warm.seconds, 1)} s; as fast as it goes`);
    const full = await throughput(database, mill, size);
    note(`${full.documentsPerSecond} documents a second; now half of that`);
    const half = await latency(database, ground, mill, full.documentsPerSecond / 2);
    return {
      startSeconds: rounded(started.seconds + warm.seconds, 1),
      ...full,
      atHalfLoad: half,
      stored: await countOf(database, 'documents'),
      signals: await countOf(database, 'signals'),
      peakMemoryMb: peakMemoryMb(),
    };
  } finally {
    await started.result.stop();
    await rm(data, { recursive: true, force: true });
  }
};

/** Documents a second through collect → read → link → store → raise, and how long a warning takes, on both engines. */
export const benchIngest = async (size: IngestSize, engines: readonly string[]) => {
  const report: Record<string, unknown> = {};
  if (engines.includes('postgres')) {
    const ground = { rows: size.rows, names: size.names, troubled: size.troubled, today: today() };
    await using opened = await openGround(size.keep ? { bench: 'ingest', ...ground } : null, (database) =>
      layIngestGround(database, ground),
    );
    report['postgres'] = await measure(opened, size);
  }
  if (engines.includes('pglite')) {
    await using database = await openDatabase({ memory: true });
    await migrate(database);
    const rows = Math.min(size.rows, 20_000);
    const small = { ...size, rows, names: null, workers: 1, troubled: Math.min(size.troubled, 40) };
    const facts = await layIngestGround(database, { ...small, today: today() });
    report['pglite'] = { rows, ...(await measure({ database, url: null, facts }, small)) };
  }
  return report;
};
