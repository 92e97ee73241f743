import type { DocumentId, StoryId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** The first document of a story: copies are found by its bands and compared with its text. `contentHash` changes with the text. */
export type StoryHead = {
  readonly documentId: DocumentId;
  readonly storyId: StoryId;
  readonly contentHash: string;
};

export type HeadText = {
  readonly documentId: DocumentId;
  readonly title: string | null;
  readonly body: string;
};

// Any number will do as long as every process uses the same one.
const STORIES_LOCK = 7_236_003;

/** Lets one writer at a time place texts in stories, until its transaction ends. */
export const lockStories = async (trx: Queryable): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${sql.lit(STORIES_LOCK)})`.execute(trx);
};

/** Bands are kept for the first document of each story only; its copies are as near to it as to each other. */
export const insertStoryBands = async (
  db: Queryable,
  heads: readonly { readonly documentId: DocumentId; readonly bands: readonly number[] }[],
): Promise<void> => {
  // In the order of the index: 26,000 rows into a million take a third of the time that they take unsorted.
  // As rows of an array a thousand texts are inserted in .15 s on PGlite; a GIN index over arrays took 9 s to search.
  await sql`insert into story_bands (band, document_id)
    select distinct b, r.document_id
    from json_to_recordset(${JSON.stringify(heads.map((h) => ({ document_id: h.documentId, bands: h.bands })))}::json)
      as r(document_id text, bands bigint[]), unnest(r.bands) as b
    order by b
    on conflict do nothing`.execute(db);
};

/** Stories that share a band with any of these texts, oldest first; a band that more than `mostOfABand` stories bear says nothing. */
export const listStoryHeads = async (
  db: Queryable,
  bands: readonly number[],
  mostOfABand: number,
): Promise<readonly StoryHead[]> => {
  const { rows } = await sql<StoryHead>`
    with near as materialized (
      select array(
        select document_id from story_bands b where b.band = asked.band limit ${mostOfABand + 1}) as ids
      from (select distinct x::bigint as band from jsonb_array_elements_text(${JSON.stringify(bands)}::jsonb) as x) asked)
    select id as "documentId", story_id as "storyId", content_hash as "contentHash" from documents
    where id in (select unnest(ids) from near where cardinality(ids) <= ${mostOfABand})
    order by recorded_at, id`.execute(db);
  return rows;
};

/** The texts of some heads. */
export const listHeadTexts = async (
  db: Queryable,
  ids: readonly DocumentId[],
): Promise<readonly HeadText[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<HeadText>`
    select id as "documentId", title, body from documents
    where id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`.execute(db);
  return rows;
};
