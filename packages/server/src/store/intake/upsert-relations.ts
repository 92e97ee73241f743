import type { Relation } from '@weisu/core';
import { sql } from 'kysely';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

/** Writes relations; one that is known takes the new share and dates. Answers how many rows were new or different. */
export const upsertRelations = (db: Queryable, relations: readonly Relation[]): Promise<number> =>
  bulkInsert(
    db,
    'relations',
    {
      from_id: 'text',
      to_id: 'text',
      kind: 'text',
      share_ratio: 'double precision',
      since: 'date',
      until: 'date',
      recorded_at: 'timestamptz',
    },
    relations.map((relation) => ({
      from_id: relation.from,
      to_id: relation.to,
      kind: relation.kind,
      share_ratio: relation.shareRatio,
      since: relation.since,
      until: relation.until,
      recorded_at: relation.recordedAt,
    })),
    sql`on conflict (from_id, to_id, kind) do update set
      share_ratio = excluded.share_ratio, since = excluded.since, until = excluded.until, recorded_at = excluded.recorded_at
      where (relations.share_ratio, relations.since, relations.until)
        is distinct from (excluded.share_ratio, excluded.since, excluded.until)`,
  );
