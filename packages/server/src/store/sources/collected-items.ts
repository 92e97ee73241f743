import type { Day, DocumentId, Instant, SourceId } from '@weisu/core';
import { sql } from 'kysely';
import { rowsAsTable } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

export type CollectedItem = {
  readonly sourceId: SourceId;
  readonly key: string;
  readonly rawHash: string;
  readonly documentId: DocumentId;
  readonly url: string | null;
  readonly mediaType: string;
  readonly title: string | null;
  readonly body: string;
  readonly page: string | null;
  readonly occurredOn: Day;
  readonly collectedAt: Instant;
};

const COLUMNS = {
  source_id: 'text',
  item_key: 'text',
  raw_hash: 'text',
  document_id: 'text',
  url: 'text',
  media_type: 'text',
  title: 'text',
  body: 'text',
  page: 'text',
  occurred_on: 'date',
  collected_at: 'timestamptz',
} as const;

/** Of these keys of a source, those that were taken before. */
export const findKnownKeys = async (
  db: Queryable,
  sourceId: SourceId,
  keys: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (keys.length === 0) return new Set();
  const { rows } = await sql<{ key: string }>`
    select distinct item_key as key from collected_items
    where source_id = ${sourceId} and item_key in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`.execute(
    db,
  );
  return new Set(rows.map(({ key }) => key));
};

/** Of these items, those that are here with the same content: `key hash`. */
export const findSameItems = async (
  db: Queryable,
  sourceId: SourceId,
  items: readonly { readonly key: string; readonly rawHash: string }[],
): Promise<ReadonlySet<string>> => {
  if (items.length === 0) return new Set();
  const { rows } = await sql<{ same: string }>`
    select i.item_key || ' ' || i.raw_hash as same from collected_items i
    join ${rowsAsTable(
      { key: 'text', hash: 'text' },
      items.map(({ key, rawHash }) => ({ key, hash: rawHash })),
    )}
      on r.key = i.item_key and r.hash = i.raw_hash
    where i.source_id = ${sourceId}`.execute(db);
  return new Set(rows.map(({ same }) => same));
};

export const insertItems = async (trx: Queryable, items: readonly CollectedItem[]): Promise<void> => {
  if (items.length === 0) return;
  const names = sql.join(Object.keys(COLUMNS).map((name) => sql.ref(name)));
  const rows = items.map((item) => ({
    source_id: item.sourceId,
    item_key: item.key,
    raw_hash: item.rawHash,
    document_id: item.documentId,
    url: item.url,
    media_type: item.mediaType,
    title: item.title,
    body: item.body,
    page: item.page,
    occurred_on: item.occurredOn,
    collected_at: item.collectedAt,
  }));
  await sql`insert into collected_items (${names}) select ${names} from ${rowsAsTable(COLUMNS, rows)} on conflict do nothing`.execute(
    trx,
  );
};

type Kept = {
  readonly key: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly body: string;
  readonly occurredOn: Day;
};

/** What was kept of a source since an instant and is no document (any more, or yet), a page at a time, in the order of their keys. */
export const listKeptItems = async (
  db: Queryable,
  sourceId: SourceId,
  since: Instant,
  after: string | null,
  most: number,
): Promise<readonly Kept[]> => {
  const { rows } = await sql<Kept>`
    select item_key as key, url, title, body, occurred_on as "occurredOn" from collected_items i
    where source_id = ${sourceId} and collected_at >= ${since}::timestamptz
      and not exists (select 1 from documents d where d.id = i.document_id)
      and (${after}::text is null or item_key collate "C" > ${after}::text collate "C")
    order by item_key collate "C", collected_at limit ${most}`.execute(db);
  return rows;
};

/** The newest that came, for the page of a source. */
export const listNewestItems = async (
  db: Queryable,
  sourceId: SourceId,
  most: number,
): Promise<
  readonly {
    readonly title: string | null;
    readonly url: string | null;
    readonly text: string;
    readonly occurredOn: Day;
    readonly collectedAt: Instant;
    readonly documentId: DocumentId;
  }[]
> => {
  const { rows } = await sql<{
    title: string | null;
    url: string | null;
    text: string;
    occurredOn: Day;
    collectedAt: Instant;
    documentId: DocumentId;
  }>`
    select title, url, left(body, 300) as text, occurred_on as "occurredOn", collected_at as "collectedAt", document_id as "documentId"
    from collected_items where source_id = ${sourceId} order by collected_at desc, item_key limit ${most}`.execute(
    db,
  );
  return rows;
};
