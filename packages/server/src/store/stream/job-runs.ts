import type { Instant } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** A run that began so long ago and neither ended nor failed was killed. */
const KILLED_AFTER = sql`interval '15 minutes'`;

/**
 * Claims a piece of work: false where it is done, or another is at it. What failed, or what was killed (its `holder` holds
 * nothing any more), may be claimed again.
 */
export const claimRun = async (
  db: Queryable,
  run: { readonly job: string; readonly runKey: string; readonly holder: string },
  at: Instant,
): Promise<boolean> => {
  const { rows } = await sql`
    insert into job_runs (job, run_key, holder, state, started_at)
    values (${run.job}, ${run.runKey}, ${run.holder}, 'running', ${at}::timestamptz)
    on conflict (job, run_key) do update
      set holder = excluded.holder, state = 'running', started_at = excluded.started_at, finished_at = null
      where job_runs.state = 'failed' or (job_runs.state = 'running' and (job_runs.started_at < ${at}::timestamptz - ${KILLED_AFTER}
        or job_runs.holder <> excluded.holder))
    returning job`.execute(db);
  return rows.length > 0;
};

export const endRun = async (
  db: Queryable,
  run: { readonly job: string; readonly runKey: string },
  state: 'done' | 'failed',
  at: Instant,
  detail: object,
): Promise<void> => {
  await sql`update job_runs set state = ${state}, finished_at = ${at}::timestamptz, detail = ${JSON.stringify(detail)}::jsonb
    where job = ${run.job} and run_key = ${run.runKey}`.execute(db);
};

export type JobRun = {
  readonly job: string;
  readonly runKey: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  readonly detail: object;
};

/** The newest runs first. */
export const listJobRuns = async (db: Queryable, most: number): Promise<readonly JobRun[]> => {
  const { rows } = await sql<JobRun>`
    select job, run_key as "runKey", state, started_at as "startedAt", finished_at as "finishedAt", detail
    from job_runs order by started_at desc, job limit ${most}`.execute(db);
  return rows;
};
