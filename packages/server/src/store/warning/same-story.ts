import type { EnterpriseId, Level, Scope, WarningId } from '@weisu/core';
import { sql } from 'kysely';
import { scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';

/** Another open warning that rests on a story of this one. */
export type SameStory = {
  readonly id: WarningId;
  readonly enterprise: { readonly id: EnterpriseId; readonly name: string; readonly creditCode: string };
  readonly level: Exclude<Level, 'none'>;
  readonly storyId: string;
};

const MOST = 20;

/** Open warnings of a scope that share a story with a warning, the worst first, each once. */
export const listSameStory = async (
  db: Queryable,
  scope: Scope,
  id: string,
): Promise<readonly SameStory[]> => {
  const { rows } = await sql<SameStory>`
    select w.id, jsonb_build_object('id', e.id, 'name', e.name, 'creditCode', e.credit_code) as enterprise, w.level, min(own.story_id) as "storyId"
    from warning_stories own
    join warning_stories other on other.story_id = own.story_id and other.warning_id <> own.warning_id
    join warnings w on w.id = other.warning_id and w.state in ('raised', 'acknowledged', 'dispatched', 'snoozed')
    join enterprises e on e.id = w.enterprise_id
    where own.warning_id = ${id} and ${scopeClause(scope)}
    group by w.id, e.id order by w.score_centipoints desc, w.id limit ${MOST}`.execute(db);
  return rows;
};
