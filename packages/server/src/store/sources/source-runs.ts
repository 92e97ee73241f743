import { addDays, type Day, type Instant, type SourceId, startOf, type Wording } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export const RUN_CAUSES = ['schedule', 'by-hand', 'backfill', 'replay', 'upload', 'webhook'] as const;
export type RunCause = (typeof RUN_CAUSES)[number];

export type RunProblem = { readonly key: string; readonly zh: string; readonly en: string };

export type SourceRun = {
  readonly sourceId: SourceId;
  readonly cause: RunCause;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly inserted: number;
  readonly known: number;
  readonly refused: number;
  readonly redacted: number;
  readonly problems: readonly RunProblem[];
  readonly error: Wording | null;
};

export const writeRun = async (db: Queryable, run: SourceRun): Promise<void> => {
  const error = run.error === null ? null : JSON.stringify(run.error);
  await sql`
    insert into source_runs (source_id, cause, started_at, ended_at, inserted_count, known_count, refused_count, redacted_count, problems, error)
    values (${run.sourceId}, ${run.cause}, ${run.startedAt}::timestamptz, ${run.endedAt}::timestamptz, ${run.inserted}::integer,
      ${run.known}::integer, ${run.refused}::integer, ${run.redacted}::integer, ${JSON.stringify(run.problems)}::jsonb, ${error}::jsonb)`.execute(
    db,
  );
};

export const listRuns = async (db: Queryable, id: SourceId, most: number): Promise<readonly SourceRun[]> => {
  const { rows } = await sql<SourceRun>`
    select source_id as "sourceId", cause, started_at as "startedAt", ended_at as "endedAt", inserted_count as inserted,
      known_count as known, refused_count as refused, redacted_count as redacted, problems, error
    from source_runs where source_id = ${id} order by source_runs.id desc limit ${most}`.execute(db);
  return rows;
};

export type SourceVolume = { readonly sourceId: SourceId; readonly on: Day; readonly count: number };

/** Days since `since` on which anything came, by source: one look into an index for each day, however much came on it. */
export const listArrivalDays = async (
  db: Queryable,
  since: Day,
  today: Day,
  only: SourceId | null = null,
): Promise<ReadonlyMap<string, readonly Day[]>> => {
  const { rows } = await sql<{ sourceId: string; on: Day }>`
    select s.id as "sourceId", d.day::date as "on"
    from sources s cross join generate_series(${since}::date, ${today}::date, interval '1 day') as d (day),
      lateral (select d.day at time zone 'Asia/Shanghai' as from_at, (d.day + interval '1 day') at time zone 'Asia/Shanghai' as to_at) t
    where (${only}::text is null or s.id = ${only}::text) and (
      exists (select from documents a where a.source_id = s.id and a.recorded_at >= t.from_at and a.recorded_at < t.to_at)
      or exists (select from records a where a.source_id = s.id and a.recorded_at >= t.from_at and a.recorded_at < t.to_at))`.execute(
    db,
  );
  const days = new Map<string, Day[]>();
  for (const { sourceId, on } of rows) days.set(sourceId, [...(days.get(sourceId) ?? []), on]);
  return days;
};

/** Texts and records by source and day of arrival in Shanghai, of the days since `since`; of one source where it is named. */
export const listVolumes = async (
  db: Queryable,
  since: Day,
  today: Day,
  only: SourceId | null = null,
): Promise<readonly SourceVolume[]> => {
  const from = startOf(since);
  const to = startOf(addDays(today, 1));
  const { rows } = await sql<SourceVolume>`
    select source_id as "sourceId", (recorded_at at time zone 'Asia/Shanghai')::date as "on", count(*)::integer as count from (
      select source_id, recorded_at from documents
      where recorded_at >= ${from}::timestamptz and recorded_at < ${to}::timestamptz and (${only}::text is null or source_id = ${only}::text)
      union all
      select source_id, recorded_at from records
      where recorded_at >= ${from}::timestamptz and recorded_at < ${to}::timestamptz and (${only}::text is null or source_id = ${only}::text)
    ) arrived group by 1, 2 order by 1, 2`.execute(db);
  return rows;
};
