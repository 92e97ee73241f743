import type { EnterpriseId, Level, Relation, Scope } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { scopeClause } from './scope-clause.ts';

/** Every tie of an enterprise, in both directions; which of them hold is judged in core. */
export const listRelations = async (db: Queryable, id: EnterpriseId): Promise<readonly Relation[]> => {
  const { rows } = await sql<Relation>`
    select from_id as "from", to_id as "to", kind, share_ratio as "shareRatio", since, until, recorded_at as "recordedAt"
    from relations where from_id = ${id} or to_id = ${id}`.execute(db);
  return rows;
};

export type Neighbour = {
  readonly id: EnterpriseId;
  readonly name: string;
  readonly creditCode: string;
  readonly level: Level;
  readonly watched: boolean;
};

/** Those of the enterprises that the scope shows, by id. */
export const loadNeighbours = async (
  db: Queryable,
  scope: Scope,
  ids: readonly EnterpriseId[],
): Promise<ReadonlyMap<EnterpriseId, Neighbour>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Neighbour>`
    select e.id, e.name, e.credit_code as "creditCode", coalesce(a.level, 'none') as level,
           exists (select from watch_entries x where x.enterprise_id = e.id) as watched
    from enterprises e left join assessments a on a.enterprise_id = e.id
    where e.id = any(${[...ids]}::text[]) and ${scopeClause(scope)}`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
};
