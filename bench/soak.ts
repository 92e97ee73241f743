import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf } from '@weisu/core';
import { feedSteadily } from './feed-steadily.ts';
import { createTextMill, layIngestGround } from './ingest-ground.ts';
import { median, rounded } from './measure.ts';
import { addressIn, endAll, PATHS, signIn, startRole } from './running-roles.ts';
import { layOfficers } from './scale-ground.ts';
import { countOf, waitForStored } from './stored.ts';
import { openGround } from './throw-away-database.ts';

export type SoakSize = {
  readonly rows: number;
  readonly minutes: number;
  /** Texts a second. */
  readonly rate: number;
  readonly characters: number;
  readonly keep: boolean;
};

const SAMPLE_MS = 30_000;
/** The first part of a run fills caches and compiles: flat is what comes after. */
const WARM_SHARE = 1 / 6;
const MOST_BEHIND = 5_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Sample = { readonly minute: number; readonly rssMb: number; readonly heapMb: number };

const MB = 2 ** 20;
const valueOf = (metrics: string, name: string): number =>
  Number(new RegExp(`^${name} (\\S+)`, 'm').exec(metrics)?.[1] ?? NaN);

const sample = async (port: number, fromMs: number): Promise<Sample> => {
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return {
    minute: rounded((performance.now() - fromMs) / 60_000, 2),
    rssMb: rounded(valueOf(metrics, 'weisu_process_resident_memory_bytes') / MB, 1),
    heapMb: rounded(valueOf(metrics, 'weisu_nodejs_heap_size_used_bytes') / MB, 1),
  };
};

/** Megabytes an hour by which samples rise: Theil–Sen, the median of the slopes of all pairs, which no single peak moves. */
const risePerHour = (samples: readonly Sample[], of: (sample: Sample) => number): number =>
  median(
    samples.flatMap((a, at) =>
      samples.slice(at + 1).map((b) => ((of(b) - of(a)) / (b.minute - a.minute)) * 60),
    ),
  );

const told = (samples: readonly Sample[]) => {
  const minutes = samples.at(-1)?.minute ?? 0;
  const warm = samples.filter(({ minute }) => minute >= minutes * WARM_SHARE);
  const third = Math.max(1, Math.floor(warm.length / 3));
  const rss = (some: readonly Sample[]): number => median(some.map(({ rssMb }) => rssMb));
  return {
    samples: samples.length,
    rssMb: {
      first: samples[0]?.rssMb,
      earlyMedian: rss(warm.slice(0, third)),
      lateMedian: rss(warm.slice(-third)),
    },
    rssRiseMbPerHour: rounded(
      risePerHour(warm, ({ rssMb }) => rssMb),
      1,
    ),
    heapRiseMbPerHour: rounded(
      risePerHour(warm, ({ heapMb }) => heapMb),
      1,
    ),
  };
};

/** Texts at a steady rate and pages asked all the while; how the memory of each process goes. */
export const benchSoak = async (size: SoakSize) => {
  const today = dayOf(new Date().toISOString());
  const ground = { rows: size.rows, names: null, troubled: 150, today };
  await using opened = await openGround(size.keep ? { bench: 'soak', ...ground } : null, async (database) => {
    const laid = await layIngestGround(database, ground);
    await layOfficers(database);
    return laid;
  });
  const { database, url } = opened;
  const data = await mkdtemp(join(tmpdir(), 'weisu-soak-'));
  const portBase = 20_000 + (process.pid % 20_000);
  const start = (role: string, port: number) => startRole(role, url, data, '--metrics-port', String(port));
  const ports = { worker: portBase, api: portBase + 1, scheduler: portBase + 2 };
  const worker = await start('worker', ports.worker);
  const api = await start('api', ports.api);
  const scheduler = await start('scheduler', ports.scheduler);
  try {
    const mill = createTextMill(opened.facts, size.characters, today);
    const before = await countOf(database, 'documents');
    const base = addressIn(api.said());
    const samples: Record<keyof typeof ports, Sample[]> = { worker: [], api: [], scheduler: [] };
    const from = performance.now();
    const endAt = from + size.minutes * 60_000;
    const isOver = (): boolean => performance.now() >= endAt;
    let [asked, failed] = [0, 0];

    const ask = async (login: string): Promise<void> => {
      const cookie = await signIn(base, login);
      while (!isOver()) {
        for (const path of PATHS) {
          const reply = await fetch(base + path, { headers: { cookie } });
          await reply.arrayBuffer();
          asked += 1;
          if (!reply.ok) failed += 1;
        }
        await pause(1_000);
      }
    };
    const watch = async (): Promise<void> => {
      while (!isOver()) {
        for (const [role, port] of Object.entries(ports))
          samples[role as keyof typeof ports].push(await sample(port, from));
        await pause(SAMPLE_MS);
      }
    };
    const [fed] = await Promise.all([
      feedSteadily(database, mill, size.rate, isOver),
      ask('scale-city'),
      ask('scale-district'),
      watch(),
    ]);
    const behind = before + fed - (await countOf(database, 'documents'));
    await waitForStored(database, before + fed, 0);
    return {
      fed,
      fedPerSecond: Math.round(fed / (size.minutes * 60)),
      keptUp: behind <= MOST_BEHIND,
      pagesAsked: asked,
      pagesFailed: failed,
      worker: told(samples.worker),
      api: told(samples.api),
      scheduler: told(samples.scheduler),
      series: size.minutes > 1 ? samples.worker.filter((_, at) => at % 10 === 0) : samples.worker,
    };
  } finally {
    await endAll([worker, api, scheduler]);
    await rm(data, { recursive: true, force: true });
  }
};
