import type { Day, DocumentId, Instant, Mention, SourceId, StoryId, TermId } from '@weisu/core';
import type { TextReading } from '@weisu/text';
import { sql } from 'kysely';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

/** A document as it is kept: redacted, read, placed in its story. */
export type StoredDocument = {
  readonly id: DocumentId;
  readonly sourceId: SourceId;
  readonly externalId: string | null;
  readonly title: string | null;
  readonly body: string;
  readonly contentHash: string;
  readonly occurredOn: Day;
  readonly recordedAt: Instant;
  readonly storyId: StoryId;
  readonly redactedCount: number;
  readonly reading: TextReading;
  readonly reader: string;
  /** Version of the keyword library that read it. */
  readonly library: number | null;
};

const DOCUMENT_COLUMNS = {
  id: 'text',
  source_id: 'text',
  external_id: 'text',
  title: 'text',
  body: 'text',
  content_hash: 'text',
  occurred_on: 'date',
  recorded_at: 'timestamptz',
  story_id: 'text',
  redacted_count: 'integer',
  reading: 'jsonb',
  reader: 'text',
  library: 'integer',
} as const;

export const insertDocuments = (db: Queryable, documents: readonly StoredDocument[]): Promise<number> =>
  bulkInsert(
    db,
    'documents',
    DOCUMENT_COLUMNS,
    documents.map((document) => ({
      id: document.id,
      source_id: document.sourceId,
      external_id: document.externalId,
      title: document.title,
      body: document.body,
      content_hash: document.contentHash,
      occurred_on: document.occurredOn,
      recorded_at: document.recordedAt,
      story_id: document.storyId,
      redacted_count: document.redactedCount,
      reading: document.reading,
      reader: document.reader,
      library: document.library,
    })),
  );

/** Which of these documents are stored, by source and content. */
export const findDocumentIds = async (
  db: Queryable,
  ids: readonly DocumentId[],
): Promise<ReadonlySet<DocumentId>> => {
  const { rows } = await sql<{ id: DocumentId }>`
    select id from documents where id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`.execute(
    db,
  );
  return new Set(rows.map((row) => row.id));
};

/** A mention as it is kept, with whether it links by itself. */
export type StoredMention = Mention & {
  readonly state: 'linked' | 'waiting' | 'accepted' | 'refused';
  readonly surface: string;
  readonly contextClass: string;
  readonly linkModel: string;
  readonly recordedAt: Instant;
};

export const insertMentions = (db: Queryable, mentions: readonly StoredMention[]): Promise<number> =>
  bulkInsert(
    db,
    'mentions',
    {
      id: 'text',
      document_id: 'text',
      enterprise_id: 'text',
      spans: 'jsonb',
      confidence: 'double precision',
      evidence: 'jsonb',
      surface: 'text',
      context_class: 'text',
      link_model: 'text',
      state: 'text',
      recorded_at: 'timestamptz',
    },
    mentions.map((mention) => ({
      id: mention.id,
      document_id: mention.documentId,
      enterprise_id: mention.enterpriseId,
      spans: mention.spans,
      confidence: mention.confidence,
      evidence: mention.evidence,
      surface: mention.surface,
      context_class: mention.contextClass,
      link_model: mention.linkModel,
      state: mention.state,
      recorded_at: mention.recordedAt,
    })),
  );

export const insertTermHits = (
  db: Queryable,
  hits: readonly { readonly termId: TermId; readonly documentId: DocumentId; readonly version: number }[],
): Promise<number> =>
  bulkInsert(
    db,
    'term_hits',
    { term_id: 'text', document_id: 'text', version: 'integer' },
    hits.map((hit) => ({ term_id: hit.termId, document_id: hit.documentId, version: hit.version })),
  );
