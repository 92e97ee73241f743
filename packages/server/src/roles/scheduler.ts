import { randomUUID } from 'node:crypto';
import { addDays, type Day, dayOf, type Instant, startOf } from '@weisu/core';
import type { Database } from '../store/engine.ts';
import { claimRun, endRun } from '../store/stream/job-runs.ts';
import { dropLease, holdLease } from '../store/stream/leases.ts';
import { createRest } from './rest.ts';
import type { Role, RoleLog } from './role.ts';

/** Work that is done once a night, after the day `asOf` has ended. Doing it again must be harmless. */
export type NightJob = {
  /** Stored with its runs: never renamed. */
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Answers what it came to, for the page. */
  readonly run: (asOf: Day, now: Instant) => Promise<object>;
};

export type SchedulerOptions = {
  readonly database: Database;
  readonly jobs: readonly NightJob[];
  readonly now: () => Instant;
  readonly log: RoleLog;
  /** How long a scheduler that fell silent is waited for before another acts. */
  readonly leaseMs?: number;
};

const LEASE = 'scheduler';
const LEASE_MS = 30_000;
/** So long after midnight in Shanghai the day before counts as known: sources that deliver by midnight have arrived. */
const AFTER_MIDNIGHT_MS = 20 * 60_000;

/** The last day whose night has come. */
export const lastNightOf = (now: Instant): Day => {
  const today = dayOf(now);
  const isNight = Date.parse(now) - Date.parse(startOf(today)) >= AFTER_MIDNIGHT_MS;
  return addDays(today, isNight ? -1 : -2);
};

/**
 * Does the night's work once each day, also where the night was slept through. Of several schedulers the one that holds the
 * lease acts; the others take over when it falls silent. A run is claimed and kept, so that none is done twice.
 */
export const createScheduler = ({ database, jobs, now, log, leaseMs = LEASE_MS }: SchedulerOptions): Role => {
  const rest = createRest();
  const holder = randomUUID();
  const say = (zh: string, en: string): void => log({ role: 'scheduler', zh, en });

  const runOne = async (job: NightJob, night: Day): Promise<void> => {
    const run = { job: job.id, runKey: night, holder };
    if (!(await claimRun(database.kysely, run, now()))) return;
    say(`开始：${job.zh}（${night}）`, `begins: ${job.en} (${night})`);
    try {
      const detail = await job.run(night, now());
      await endRun(database.kysely, run, 'done', now(), detail);
      say(`完成：${job.zh}（${night}）`, `done: ${job.en} (${night})`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      await endRun(database.kysely, run, 'failed', now(), { reason: reason.slice(0, 500) });
      say(`未完成：${job.zh}：${reason}`, `failed: ${job.en}: ${reason}`);
    }
  };

  /** Keeps the lease while a long job runs. */
  const keepLease = async <T>(work: Promise<T>): Promise<T> => {
    const timer = setInterval(() => {
      // On the embedded engine the job itself has the connection: nobody else can ask for the lease meanwhile.
      holdLease(database.kysely, LEASE, holder, leaseMs).catch(() => undefined);
    }, leaseMs / 3);
    try {
      return await work;
    } finally {
      clearInterval(timer);
    }
  };

  const failed = new Map<string, number>();
  const look = async (): Promise<void> => {
    if (!(await holdLease(database.kysely, LEASE, holder, leaseMs))) return;
    const night = lastNightOf(now());
    for (const job of jobs) {
      if (rest.stopped()) return;
      // What failed is tried again, not at every look.
      const key = `${job.id} ${night}`;
      if ((failed.get(key) ?? 0) > performance.now()) continue;
      failed.set(key, performance.now() + 10 * 60_000);
      await keepLease(runOne(job, night));
    }
  };

  return {
    id: 'scheduler',
    run: async () => {
      while (!rest.stopped()) {
        await look().catch((error: unknown) =>
          say(`稍后再试：${String(error)}`, `tries again: ${String(error)}`),
        );
        await rest.pause(leaseMs / 3);
      }
      await dropLease(database.kysely, LEASE, holder).catch(() => undefined);
    },
    stop: rest.stop,
  };
};
