import type { Signal } from '@weisu/core';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

const COLUMNS = {
  id: 'text',
  enterprise_id: 'text',
  dimension: 'text',
  kind: 'text',
  occurred_on: 'date',
  recorded_at: 'timestamptz',
  magnitude: 'double precision',
  certainty: 'double precision',
  detector: 'text',
  source_id: 'text',
  document_id: 'text',
  record_id: 'text',
  story_id: 'text',
} as const;

/** Writes signals that are new, by id (ids follow from content); answers how many those were. */
export const insertSignals = (db: Queryable, signals: readonly Signal[]): Promise<number> =>
  bulkInsert(
    db,
    'signals',
    COLUMNS,
    signals.map((signal) => ({
      id: signal.id,
      enterprise_id: signal.enterpriseId,
      dimension: signal.dimension,
      kind: signal.kind,
      occurred_on: signal.occurredOn,
      recorded_at: signal.recordedAt,
      magnitude: signal.magnitude,
      certainty: signal.certainty,
      detector: signal.detector,
      source_id: signal.sourceId,
      document_id: signal.documentId,
      record_id: signal.recordId,
      story_id: signal.storyId,
    })),
  );
