import type { Day, EnterpriseId, FeedState, Signal, WarningId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import type { Statement } from '../verdict/load-subjects.ts';

/** Signals of one enterprise that happened after a day, as known now. */
export const listOwnSignals = async (
  db: Queryable,
  enterpriseId: EnterpriseId,
  since: Day,
): Promise<readonly Signal[]> => {
  const { rows } = await sql<Signal>`
    select id, enterprise_id as "enterpriseId", dimension, kind, occurred_on as "occurredOn", recorded_at as "recordedAt",
      magnitude, certainty, detector, source_id as "sourceId", document_id as "documentId", record_id as "recordId",
      story_id as "storyId"
    from signals where enterprise_id = ${enterpriseId} and occurred_on > ${since}::date`.execute(db);
  return rows;
};

/** The newest statement of each kind of record about one enterprise. */
export const listOwnStatements = async (
  db: Queryable,
  enterpriseId: EnterpriseId,
): Promise<readonly Omit<Statement, 'enterpriseId'>[]> => {
  const { rows } = await sql<Omit<Statement, 'enterpriseId'>>`
    select kind as feed, max(occurred_on) as "on" from records where enterprise_id = ${enterpriseId} group by kind`.execute(
    db,
  );
  return rows;
};

/** The state of every source as it is now; told from what was noted with each delivery, not counted again. */
export const listFeedsNow = async (db: Queryable): Promise<readonly FeedState[]> => {
  const { rows } = await sql<FeedState>`
    select id as "sourceId", feed, districts, newest_on as "newestOn" from sources order by id collate "C"`.execute(
    db,
  );
  return rows;
};

/** Holds several, always in the same order, so that two batches cannot wait for each other. */
export const lockEnterprises = async (trx: Queryable, ids: readonly EnterpriseId[]): Promise<void> => {
  await sql`select id from enterprises where id = any(${[...ids]}::text[]) order by id for update`.execute(
    trx,
  );
};

/** Holds an enterprise until the transaction ends: of two officers with the same news the second joins the first. */
export const lockEnterprise = (trx: Queryable, id: EnterpriseId): Promise<void> => lockEnterprises(trx, [id]);

/** The warning that an entry by hand with this key led to, or undefined. */
export const findTipWarning = async (
  db: Queryable,
  enterpriseId: EnterpriseId,
  key: string,
): Promise<WarningId | undefined> => {
  const { rows } = await sql<{ id: WarningId }>`
    select w.id from warning_acts a join warnings w on w.id = a.warning_id
    where a.act_key = ${key} and a.kind in ('enter', 'tip') and w.enterprise_id = ${enterpriseId}`.execute(
    db,
  );
  return rows[0]?.id;
};

/** The kept text of a document and the story it belongs to, or undefined. */
export const findKeptText = async (
  db: Queryable,
  id: string,
): Promise<{ readonly body: string; readonly storyId: `story_${string}` } | undefined> => {
  const { rows } = await sql<{ body: string; storyId: `story_${string}` }>`
    select body, story_id as "storyId" from documents where id = ${id}`.execute(db);
  return rows[0];
};
