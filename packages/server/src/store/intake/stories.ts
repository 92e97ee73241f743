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
  // In the order of the index: 26,000 rows into a million take a third of the time that they take unsorted. Passing over rows that are
  // there would look each up once more before writing it: a batch of 10,000 took 57 ms of the server's time rather than 32.
  // As rows of an array a thousand texts are inserted in .15 s on PGlite; a GIN index over arrays took 9 s to search.
  await sql`insert into story_bands (band, document_id)
    select b, r.document_id
    from json_to_recordset(${JSON.stringify(heads.map((h) => ({ document_id: h.documentId, bands: h.bands })))}::json)
      as r(document_id text, bands bigint[]), unnest(r.bands) as b
    order by b`.execute(db);
};

/** Stories that share a band with any of these texts, oldest first; a band that more than `mostOfABand` stories bear says nothing. */
export const listStoryHeads = async (
  db: Queryable,
  bands: readonly number[],
  mostOfABand: number,
): Promise<readonly StoryHead[]> => {
  // Asked in the order of the index, each once, as the text of an array: the server spends 27 ms on the 10,000 bands of a batch. As
  // JSON, made distinct and gathered band by band it spent 47. The last step is kept from becoming a join: not knowing how few heads
  // there are, it would read every text.
  const inOrder = Float64Array.from(bands).sort();
  const asked = `{${inOrder.filter((band, at) => band !== inOrder[at - 1]).join(',')}}`;
  const { rows } = await sql<StoryHead>`
    with near as materialized (
      select asked.band, b.document_id from unnest(${asked}::text::bigint[]) as asked(band) cross join lateral (
        select document_id from story_bands b where b.band = asked.band limit ${mostOfABand + 1}) b),
    heads as materialized (
      select distinct document_id from near
      where band not in (select band from near group by band having count(*) > ${mostOfABand}))
    select d.id as "documentId", d.story_id as "storyId", d.content_hash as "contentHash"
    from heads cross join lateral (
      select id, story_id, content_hash, recorded_at from documents where id = heads.document_id offset 0) d
    order by d.recorded_at, d.id`.execute(db);
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
