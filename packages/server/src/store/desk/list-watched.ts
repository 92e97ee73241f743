import type { Day, EnterpriseId, Level, RelationStep, Scope, WatchReason } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { type Page, pageOf } from './filters.ts';
import { scopeClause } from './scope-clause.ts';

export type StoredWatch = {
  readonly enterpriseId: EnterpriseId;
  readonly name: string;
  readonly creditCode: string;
  readonly reason: WatchReason;
  readonly path: readonly RelationStep[];
  readonly since: Day;
  readonly level: Level;
  readonly originId: EnterpriseId | null;
  readonly originName: string | null;
};

/** One page of the watch list of a scope, newest first. */
export const listWatched = async (
  db: Queryable,
  scope: Scope,
  asked: Page,
): Promise<{ rows: readonly StoredWatch[]; total: number }> => {
  const { rows } = await sql<StoredWatch>`
    select e.id as "enterpriseId", e.name, e.credit_code as "creditCode", x.reason, x.path, x.since,
           coalesce(a.level, 'none') as level, origin.id as "originId", origin.name as "originName"
    from watch_entries x join enterprises e on e.id = x.enterprise_id
    left join assessments a on a.enterprise_id = e.id
    left join enterprises origin on origin.id = x.origin_id
    where ${scopeClause(scope)} order by x.since desc, a.score_centipoints desc nulls last, e.id, x.reason ${pageOf(asked)}`.execute(
    db,
  );
  const counted = await sql<{ total: number }>`
    select count(*) as total from watch_entries x join enterprises e on e.id = x.enterprise_id where ${scopeClause(scope)}`.execute(
    db,
  );
  return { rows, total: counted.rows[0]?.total ?? 0 };
};
