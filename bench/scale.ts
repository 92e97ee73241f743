import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf } from '@weisu/core';
import { type Database, handOnTexts } from '@weisu/server';
import { feedSteadily } from './feed-steadily.ts';
import { createTextMill, layIngestGround, type TextMill } from './ingest-ground.ts';
import { rounded, timed } from './measure.ts';
import { addressIn, endAll, PATHS, signIn, startRole } from './running-roles.ts';
import { layOfficers, laySignals } from './scale-ground.ts';
import { countOf, waitForStored } from './stored.ts';
import { openGround } from './throw-away-database.ts';

export type ScaleSize = {
  readonly rows: number;
  readonly names: string | null;
  readonly signals: number;
  readonly count: number;
  readonly queries: number;
  readonly characters: number;
  /** Texts a second that come in while pages are asked. */
  readonly rate: number;
  /** Lay the ground once and keep it on the server. */
  readonly keep: boolean;
};

const BATCH = 1_000;
/** The feed waits where so many are not stored yet. */
const MOST_WAITING = 10_000;

const quantiles = (took: readonly number[]) => {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN, 1);
  return { requests: took.length, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
};

const WARM_MS = 1_000;
const LONGEST_WARM_MS = 180_000;

/** Looks at each page until all of them together take less than a second: the register is read into memory meanwhile. */
const warm = async (base: string): Promise<number> => {
  const cookie = await signIn(base, 'scale-city');
  const from = performance.now();
  for (let tookMs = Infinity; tookMs > WARM_MS && performance.now() - from < LONGEST_WARM_MS;) {
    const roundFrom = performance.now();
    for (const path of PATHS) await (await fetch(base + path, { headers: { cookie } })).arrayBuffer();
    tookMs = performance.now() - roundFrom;
  }
  return rounded((performance.now() - from) / 1000, 1);
};

/** Asks as one officer, one request after another. */
const askAs = async (base: string, login: string, queries: number) => {
  const cookie = await signIn(base, login);
  const took: number[] = [];
  const byPath = new Map<string, number[]>();
  for (let query = 0; query < queries; query += 1) {
    const path = PATHS[query % PATHS.length] ?? PATHS[0];
    const from = performance.now();
    const reply = await fetch(base + path, { headers: { cookie } });
    await reply.arrayBuffer();
    if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
    const ms = performance.now() - from;
    // The first look at each page warms what later ones share.
    if (query < PATHS.length) continue;
    took.push(ms);
    byPath.set(path, [...(byPath.get(path) ?? []), ms]);
  }
  return {
    ...quantiles(took),
    p95MsByPath: Object.fromEntries([...byPath].map(([path, own]) => [path, quantiles(own).p95Ms])),
  };
};

/** Feeds texts until so many are stored; answers how many a second. */
const feed = async (database: Database, mill: TextMill, count: number) => {
  const before = await countOf(database, 'documents');
  const { seconds } = await timed(async () => {
    for (let fed = 0; fed < count; fed += BATCH) {
      const texts = Array.from({ length: BATCH }, () => mill.next(new Date()));
      await database.transaction((trx) => handOnTexts(trx, texts));
      await waitForStored(database, before + fed, MOST_WAITING);
    }
    await waitForStored(database, before + count, 0);
  });
  return Math.round(count / seconds);
};

/** Throughput with one and two workers, and how long a city and a district officer wait meanwhile. */
export const benchScale = async (size: ScaleSize) => {
  const today = dayOf(new Date().toISOString());
  const { rows, names, signals } = size;
  const keep = size.keep ? { bench: 'scale', rows, names, signals, today } : null;
  await using opened = await openGround(keep, async (database) => {
    const ground = await layIngestGround(database, { rows, names, troubled: 1, today });
    await layOfficers(database);
    await laySignals(database, signals);
    return ground;
  });
  const { database, url } = opened;
  const data = await mkdtemp(join(tmpdir(), 'weisu-scale-'));
  try {
    // One mill for all of it: another would begin with the same texts, which are left out as copies.
    const mill = createTextMill(opened.facts, size.characters, today);
    const first = await startRole('worker', url, data);
    await feed(database, mill, BATCH);
    const one = await feed(database, mill, size.count);
    const second = await startRole('worker', url, data);
    const two = await feed(database, mill, size.count);
    const api = await startRole('api', url, data);
    const base = addressIn(api.said());
    const warmSeconds = await warm(base);
    let asking = true;
    const askedFrom = performance.now();
    const feeding = feedSteadily(database, mill, size.rate, () => !asking).then((fed) =>
      Math.round((fed * 1000) / (performance.now() - askedFrom)),
    );
    const city = await askAs(base, 'scale-city', size.queries);
    const district = await askAs(base, 'scale-district', size.queries);
    asking = false;
    const meanwhile = await feeding;
    await endAll([first, second, api]);
    return {
      documentsPerSecond: { oneWorker: one, twoWorkers: two, fedWhileAsked: meanwhile },
      warmSeconds,
      city,
      district,
      districtToCityP95: rounded(district.p95Ms / city.p95Ms, 2),
    };
  } finally {
    await rm(data, { recursive: true, force: true });
  }
};
