import type { DocumentId, Instant } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type StoredText = {
  readonly documentId: DocumentId;
  readonly title: string | null;
  readonly body: string;
};

/** Up to when, and the last text, a walk through what was recorded has come. */
export type WalkPlace = { readonly recordedAt: Instant; readonly id: DocumentId };

/** The place of the last of the next `most` texts recorded after `from` and before `until`; undefined where there is none. */
export const nextWalkPlace = async (
  db: Queryable,
  from: WalkPlace,
  until: Instant,
  most: number,
): Promise<WalkPlace | undefined> => {
  const { rows } = await sql<WalkPlace>`
    with step as (
      select recorded_at, id from documents
      where (recorded_at, id) > (${from.recordedAt}::timestamptz, ${from.id}) and recorded_at < ${until}::timestamptz
      order by recorded_at, id limit ${most})
    select recorded_at as "recordedAt", id from step order by recorded_at desc, id desc limit 1`.execute(db);
  return rows[0];
};

/**
 * Texts of the stories that a stretch of the walk touches, where every text of the story was recorded before `until` and none
 * names an enterprise, hit a term, gave a signal or was shown to a helping model.
 */
export const listOrdinaryTexts = async (
  db: Queryable,
  stretch: { readonly after: WalkPlace; readonly to: WalkPlace; readonly until: Instant },
): Promise<readonly StoredText[]> => {
  const { after, to, until } = stretch;
  const { rows } = await sql<StoredText>`
    with touched as (
      select distinct story_id from documents
      where (recorded_at, id) > (${after.recordedAt}::timestamptz, ${after.id})
        and (recorded_at, id) <= (${to.recordedAt}::timestamptz, ${to.id}))
    select d.id as "documentId", d.title, d.body
    from touched t join documents d on d.story_id = t.story_id
    where not exists (
      select from documents o where o.story_id = t.story_id and (
        o.recorded_at >= ${until}::timestamptz
        or exists (select from mentions m where m.document_id = o.id)
        or exists (select from signals s where s.document_id = o.id)
        or exists (select from term_hits h where h.document_id = o.id)
        or exists (select from helping_proposals p where p.document_id = o.id)))`.execute(db);
  return rows;
};

/** The texts of a stretch of the walk that head a story, and so have keys. */
export const listHeads = async (
  db: Queryable,
  { after, to }: { readonly after: WalkPlace; readonly to: WalkPlace },
): Promise<readonly StoredText[]> => {
  const { rows } = await sql<StoredText>`
    select id as "documentId", title, body from documents
    where (recorded_at, id) > (${after.recordedAt}::timestamptz, ${after.id})
      and (recorded_at, id) <= (${to.recordedAt}::timestamptz, ${to.id})
      and story_id = 'story_' || substr(id, 5)`.execute(db);
  return rows;
};

export type TextKeys = { readonly documentId: DocumentId; readonly keys: readonly number[] };

/** Takes out the keys by which copies of these texts are found; answers how many there were. */
export const deleteKeys = async (trx: Queryable, texts: readonly TextKeys[]): Promise<number> => {
  if (texts.length === 0) return 0;
  const rows = texts.map(({ documentId, keys }) => ({ document_id: documentId, keys }));
  const { numAffectedRows } = await sql`delete from story_bands b
    using json_to_recordset(${JSON.stringify(rows)}::json) as r(document_id text, keys bigint[]), unnest(r.keys) as k
    where b.band = k and b.document_id = r.document_id`.execute(trx);
  return Number(numAffectedRows ?? 0);
};

/** Takes texts out, and empties the snapshots they were made from; answers how many. */
export const deleteTexts = async (trx: Queryable, documentIds: readonly DocumentId[]): Promise<number> => {
  if (documentIds.length === 0) return 0;
  const ids = [...documentIds];
  // What was collected is still known, so that it is not collected twice; what it said goes.
  await sql`update collected_items set title = null, body = '', page = null
    where document_id = any(${ids}::text[])`.execute(trx);
  const { numAffectedRows } = await sql`delete from documents where id = any(${ids}::text[])`.execute(trx);
  return Number(numAffectedRows ?? 0);
};
