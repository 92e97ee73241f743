import type { Instant } from '@weisu/core';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Queryable } from '../engine.ts';

/** How many rows were looked at, and some of those that do not fit, by what names them. */
export type Looked = {
  readonly checked: number;
  readonly wrongCount: number;
  readonly wrong: readonly string[];
};

const SHOWN = 5;

const look = async (
  db: Queryable,
  checked: RawBuilder<unknown>,
  wrong: RawBuilder<unknown>,
): Promise<Looked> => {
  const { rows } = await sql<Looked>`
    with wrong as (${wrong}) select (${checked})::int as checked, (select count(*)::int from wrong) as "wrongCount",
      (select coalesce(json_agg(id), '[]') from (select id from wrong order by id limit ${SHOWN}) w) as wrong`.execute(
    db,
  );
  return rows[0] ?? { checked: 0, wrongCount: 0, wrong: [] };
};

/** Each text once in effect: stored once, in a story that has its first text, with signals of stored texts only once each. */
export const lookAtTexts = (db: Queryable): Promise<Looked> =>
  look(
    db,
    sql`select count(*) from documents`,
    sql`select min(id) as id from documents group by source_id, content_hash having count(*) > 1
      union all select d.id from documents d where not exists (
        select 1 from documents h where h.id = 'doc_' || substr(d.story_id, 7))
      union all select min(id) from signals where document_id is not null
        group by document_id, enterprise_id, kind, occurred_on, detector having count(*) > 1
      union all select o.message_id from outbox o join documents d on d.id = o.message_id
        where o.arrived_at < now() - interval '1 hour'`,
  );

/** The parts of every newest score add up to it. */
export const lookAtScores = (db: Queryable): Promise<Looked> =>
  look(
    db,
    sql`select count(*) from assessments`,
    sql`select enterprise_id as id from assessments where score_centipoints <> base_centipoints + coalesce((
      select sum((c ->> 'centipoints')::int) from jsonb_array_elements(contributions) as c), 0)`,
  );

/** What sources say of themselves is not behind what they delivered. */
export const lookAtSources = (db: Queryable): Promise<Looked> =>
  look(
    db,
    sql`select count(*) from sources`,
    sql`select s.id from sources s join (
      select source_id, max(recorded_at) as at from documents group by source_id) d on d.source_id = s.id
      where s.last_received_at is null or s.last_received_at < d.at`,
  );

/** Every warning that was dispatched has its case file, and each replaced one its successor. */
export const lookAtWarnings = (db: Queryable): Promise<Looked> =>
  look(
    db,
    sql`select count(*) from warnings`,
    sql`select w.id from warnings w where w.state = 'dispatched' and not exists (
        select 1 from case_files c where c.id = w.case_file_id)
      union all select w.id from warnings w where w.superseded_by is not null and not exists (
        select 1 from warnings n where n.id = w.superseded_by)
      union all select min(id) from warnings where state in ('raised', 'acknowledged', 'dispatched', 'snoozed')
        group by enterprise_id having count(*) > 1`,
  );

/** What lies beside warnings and case files on whose area they are in is what their enterprises say. */
export const lookAtAreas = (db: Queryable): Promise<Looked> =>
  look(
    db,
    sql`select (select count(*) from warnings) + (select count(*) from case_files)`,
    sql`select w.id from warnings w join enterprises e on e.id = w.enterprise_id
        where w.area is distinct from area_of(e.id) or w.current_district is distinct from e.district
      union all select c.id from case_files c where c.area is distinct from area_of(c.enterprise_id)`,
  );

/** Indexes and constraints that the engine itself does not trust. */
export const lookAtIndexes = (db: Queryable): Promise<Looked> =>
  look(
    db,
    sql`select count(*) from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = 'public'::regnamespace`,
    sql`select indexrelid::regclass::text as id from pg_index where not indisvalid
      union all select conname::text from pg_constraint where not convalidated`,
  );

export type Backlog = {
  readonly waiting: number;
  readonly oldestSeconds: number | null;
  readonly parked: number;
  readonly failedJobs: readonly string[];
  readonly lastRoundAt: Instant | null;
};

export const loadBacklog = async (db: Queryable): Promise<Backlog> => {
  const { rows } = await sql<Backlog>`select
    (select count(*)::int from outbox) as waiting,
    (select extract(epoch from now() - min(arrived_at))::int from outbox) as "oldestSeconds",
    (select count(*)::int from parked_messages where state = 'parked') as parked,
    (select coalesce(json_agg(job || ' ' || run_key), '[]') from job_runs where state = 'failed') as "failedJobs",
    (select max(finished_at) from job_runs where job = 'round' and state = 'done') as "lastRoundAt"`.execute(
    db,
  );
  return rows[0] ?? { waiting: 0, oldestSeconds: null, parked: 0, failedJobs: [], lastRoundAt: null };
};
