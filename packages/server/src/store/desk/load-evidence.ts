import type { DocumentId, EnterpriseId, RecordId, Signal, SignalId } from '@weisu/core';
import type { Span, TextReading } from '@weisu/text';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

type Common = { readonly signal: Signal; readonly sourceName: string };
export type TextEvidence = Common & {
  readonly from: 'text';
  readonly documentId: DocumentId;
  readonly title: string | null;
  readonly body: string;
  readonly reading: TextReading;
  readonly mentionSpans: readonly Span[];
  readonly confidence: number;
  /** Documents of the same story, this one included. */
  readonly storyCount: number;
};
export type RecordEvidence = Common & {
  readonly from: 'record';
  readonly recordId: RecordId;
  readonly values: Readonly<Record<string, number>>;
};
export type Evidence = TextEvidence | RecordEvidence;

type Row = Signal & {
  sourceName: string;
  title: string | null;
  body: string | null;
  reading: TextReading | null;
  mentionSpans: readonly Span[] | null;
  confidence: number | null;
  storyCount: number;
  values: Record<string, number> | null;
};

const signalColumns = sql`
  s.id, s.enterprise_id as "enterpriseId", s.dimension, s.kind, s.occurred_on as "occurredOn", s.recorded_at as "recordedAt",
  s.magnitude, s.certainty, s.detector, s.source_id as "sourceId", s.document_id as "documentId", s.record_id as "recordId", s.story_id as "storyId"`;

const evidenceOf = (row: Row): Evidence[] => {
  const { sourceName, title, body, reading, mentionSpans, confidence, storyCount, values, ...signal } = row;
  if (signal.documentId !== null && body !== null && reading !== null) {
    const { documentId } = signal;
    return [
      {
        from: 'text',
        signal,
        sourceName,
        documentId,
        title,
        body,
        reading,
        mentionSpans: mentionSpans ?? [],
        confidence: confidence ?? 0,
        storyCount,
      },
    ];
  }
  return signal.recordId === null
    ? []
    : [{ from: 'record', signal, sourceName, recordId: signal.recordId, values: values ?? {} }];
};

/** The signals by id with the text or the record that each rests on, newest first. */
export const loadEvidence = async (
  db: Queryable,
  enterpriseId: EnterpriseId,
  ids: readonly SignalId[],
): Promise<readonly Evidence[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select ${signalColumns}, src.name as "sourceName", d.title, d.body, d.reading,
           m.spans as "mentionSpans", m.confidence, r.fields as values,
           (select count(*) from documents same where same.story_id = d.story_id) as "storyCount"
    from signals s
    join sources src on src.id = s.source_id
    left join documents d on d.id = s.document_id
    left join mentions m on m.document_id = s.document_id and m.enterprise_id = s.enterprise_id
    left join records r on r.id = s.record_id
    where s.enterprise_id = ${enterpriseId} and s.id = any(${[...ids]}::text[])
    order by s.occurred_on desc, s.recorded_at desc, s.id`.execute(db);
  return rows.flatMap(evidenceOf);
};
