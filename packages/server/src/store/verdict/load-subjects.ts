import type { Day, Enterprise, EnterpriseId, Feed, FeedState, Instant, Signal } from '@weisu/core';
import { sql } from 'kysely';
import { among } from '../among.ts';
import type { Queryable } from '../engine.ts';

/** What routing and measuring need of an enterprise. */
export type Subject = Pick<
  Enterprise,
  'id' | 'unionUnit' | 'registeredDistrict' | 'operatingDistrict' | 'newEmployment' | 'industry'
>;

export const listSubjects = async (db: Queryable): Promise<readonly Subject[]> => {
  const { rows } = await sql<Subject>`
    select id, union_unit_id as "unionUnit", registered_district as "registeredDistrict",
      operating_district as "operatingDistrict", new_employment as "newEmployment", industry
    from enterprises where merged_into is null order by id collate "C"`.execute(db);
  return rows;
};

/** The same of some enterprises. */
export const listSubjectsOf = async (
  db: Queryable,
  ids: readonly EnterpriseId[],
): Promise<readonly Subject[]> => {
  const { rows } = await sql<Subject>`
    select id, union_unit_id as "unionUnit", registered_district as "registeredDistrict",
      operating_district as "operatingDistrict", new_employment as "newEmployment", industry
    from enterprises where id = any(${[...ids]}::text[]) and merged_into is null order by id collate "C"`.execute(
    db,
  );
  return rows;
};

/** Signals that had been recorded before `end` and happened after `since`; of all enterprises unless `only` names some. */
export const listSignals = async (
  db: Queryable,
  since: Day,
  end: Instant,
  only?: readonly EnterpriseId[],
): Promise<readonly Signal[]> => {
  const { rows } = await sql<Signal>`
    select id, enterprise_id as "enterpriseId", dimension, kind, occurred_on as "occurredOn", recorded_at as "recordedAt",
      magnitude, certainty, detector, source_id as "sourceId", document_id as "documentId", record_id as "recordId",
      story_id as "storyId"
    from signals where recorded_at < ${end}::timestamptz and occurred_on > ${since}::date and ${among(only)}`.execute(
    db,
  );
  return rows;
};

export type Statement = { readonly enterpriseId: EnterpriseId; readonly feed: Feed; readonly on: Day };

/** For each enterprise the newest statement of each of these feeds about it, known before `end`. */
export const listStatements = async (
  db: Queryable,
  feeds: readonly Feed[],
  asOf: Day,
  end: Instant,
  only?: readonly EnterpriseId[],
): Promise<readonly Statement[]> => {
  const { rows } = await sql<Statement>`
    select enterprise_id as "enterpriseId", kind as feed, max(occurred_on) as "on"
    from records
    where recorded_at < ${end}::timestamptz and occurred_on <= ${asOf}::date
      and kind in (select jsonb_array_elements_text(${JSON.stringify(feeds)}::jsonb)) and ${among(only)}
    group by enterprise_id, kind`.execute(db);
  return rows;
};

/** The state of every source as it was known before `end`. */
export const listFeedStates = async (
  db: Queryable,
  asOf: Day,
  end: Instant,
): Promise<readonly FeedState[]> => {
  const { rows } = await sql<FeedState>`
    with newest as (
      select source_id, max(occurred_on) as newest_on from (
        select source_id, occurred_on from records where recorded_at < ${end}::timestamptz and occurred_on <= ${asOf}::date
        union all
        select source_id, occurred_on from documents where recorded_at < ${end}::timestamptz and occurred_on <= ${asOf}::date
      ) delivered group by source_id)
    select s.id as "sourceId", s.feed, s.districts, n.newest_on as "newestOn"
    from sources s left join newest n on n.source_id = s.id
    order by s.id collate "C"`.execute(db);
  return rows;
};
