import type { Relation } from '@weisu/core';
import { sql } from 'kysely';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';
import { loadSurvivors } from '../register/merged.ts';

/** An end that was merged into another stands for the other; what would tie it to itself is left out, and of the same tie the last holds. */
const landed = async (db: Queryable, relations: readonly Relation[]): Promise<readonly Relation[]> => {
  const ids = [...new Set(relations.flatMap(({ from, to }) => [from, to]))];
  const survivors = await loadSurvivors(db, ids);
  if (survivors.size === 0) return relations;
  const of = (id: Relation['from']): Relation['from'] => survivors.get(id)?.id ?? id;
  const turned = relations.map((relation) => ({ ...relation, from: of(relation.from), to: of(relation.to) }));
  const distinct = new Map(turned.map((tie) => [`${tie.from} ${tie.to} ${tie.kind}`, tie]));
  return [...distinct.values()].filter(({ from, to }) => from !== to);
};

/** Writes relations; one that is known takes the new share and dates. Answers how many rows were new or different. */
export const upsertRelations = async (db: Queryable, relations: readonly Relation[]): Promise<number> =>
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
    (await landed(db, relations)).map((relation) => ({
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
