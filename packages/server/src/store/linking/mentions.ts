import type {
  Day,
  DocumentId,
  EnterpriseId,
  Instant,
  MentionEvidence,
  MentionId,
  Signal,
  SourceId,
  StoryId,
} from '@weisu/core';
import type { Span, TextReading } from '@weisu/text';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type MentionState = 'linked' | 'waiting' | 'accepted' | 'refused';

/** A mention with the text it stands in, as judging needs it. */
export type JudgedMention = {
  readonly id: MentionId;
  readonly state: MentionState;
  readonly enterpriseId: EnterpriseId;
  readonly surface: string;
  readonly contextClass: string;
  readonly spans: readonly Span[];
  readonly confidence: number;
  readonly evidence: readonly MentionEvidence[];
  readonly linkModel: string | null;
  readonly document: {
    readonly id: DocumentId;
    readonly sourceId: SourceId;
    readonly storyId: StoryId;
    readonly occurredOn: Day;
    readonly recordedAt: Instant;
    readonly title: string | null;
    readonly body: string;
    readonly reading: TextReading;
  };
};

const columns = sql`
  m.id, m.state, m.enterprise_id as "enterpriseId", coalesce(m.surface, '') as surface, m.context_class as "contextClass",
  m.spans, m.confidence, m.evidence, m.link_model as "linkModel",
  jsonb_build_object('id', d.id, 'sourceId', d.source_id, 'storyId', d.story_id, 'occurredOn', d.occurred_on,
    'recordedAt', d.recorded_at, 'title', d.title, 'body', d.body, 'reading', d.reading) as document`;

export const findMention = async (trx: Queryable, id: string): Promise<JudgedMention | undefined> => {
  const { rows } = await sql<JudgedMention>`
    select ${columns} from mentions m join documents d on d.id = m.document_id where m.id = ${id} for update of m`.execute(
    trx,
  );
  return rows[0];
};

/** Waiting mentions of the same name, enterprise and surroundings: the same question in other texts. */
export const listAlike = async (
  trx: Queryable,
  mention: JudgedMention,
): Promise<readonly JudgedMention[]> => {
  const { rows } = await sql<JudgedMention>`
    select ${columns} from mentions m join documents d on d.id = m.document_id
    where m.state = 'waiting' and m.surface = ${mention.surface} and m.context_class = ${mention.contextClass}
      and m.enterprise_id = ${mention.enterpriseId} and m.id <> ${mention.id}
    order by m.id for update of m`.execute(trx);
  return rows;
};

/** Waiting mentions of the same name in these texts, of others than the enterprise. */
export const listRivals = async (
  trx: Queryable,
  documentIds: readonly DocumentId[],
  { surface, enterpriseId }: JudgedMention,
): Promise<readonly JudgedMention[]> => {
  const { rows } = await sql<JudgedMention>`
    select ${columns} from mentions m join documents d on d.id = m.document_id
    where m.state = 'waiting' and m.surface = ${surface} and m.enterprise_id <> ${enterpriseId}
      and m.document_id = any(${[...documentIds]}::text[])
    order by m.id for update of m`.execute(trx);
  return rows;
};

export const setMentionStates = async (
  trx: Queryable,
  ids: readonly MentionId[],
  state: MentionState,
): Promise<void> => {
  if (ids.length > 0)
    await sql`update mentions set state = ${state} where id = any(${[...ids]}::text[])`.execute(trx);
};

/** How many others a text is linked to; a finding that names no employer is about an enterprise only where it stands alone. */
export const listLinkedOthers = async (
  trx: Queryable,
  documentId: DocumentId,
  enterpriseId: EnterpriseId,
): Promise<readonly { enterpriseId: EnterpriseId; spans: readonly Span[]; confidence: number }[]> => {
  const { rows } = await sql<{ enterpriseId: EnterpriseId; spans: readonly Span[]; confidence: number }>`
    select enterprise_id as "enterpriseId", spans, confidence from mentions
    where document_id = ${documentId} and enterprise_id <> ${enterpriseId} and state in ('linked', 'accepted')`.execute(
    trx,
  );
  return rows;
};

/** Takes away the signals that rest on a text being about an enterprise; answers them whole. */
export const takeSignals = async (
  trx: Queryable,
  documentId: DocumentId,
  enterpriseId: EnterpriseId,
): Promise<readonly Signal[]> => {
  const { rows } = await sql<Signal>`
    delete from signals where document_id = ${documentId} and enterprise_id = ${enterpriseId}
    returning id, enterprise_id as "enterpriseId", dimension, kind, occurred_on as "occurredOn", recorded_at as "recordedAt",
      magnitude, certainty, detector, source_id as "sourceId", document_id as "documentId", record_id as "recordId",
      story_id as "storyId"`.execute(trx);
  return rows;
};

export const deleteSignals = async (trx: Queryable, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await sql`delete from signals where id = any(${[...ids]}::text[])`.execute(trx);
};
