import type { EnterpriseId, Scope } from '@weisu/core';
import { sql } from 'kysely';
import { allOf, type Page, pageOf } from '../desk/filters.ts';
import { scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';
import type { StoredWatchAct } from './watch-acts.ts';

export type StoredWatchHistory = StoredWatchAct & {
  readonly enterpriseId: EnterpriseId;
  readonly name: string;
  readonly creditCode: string;
};

/** Acts on the watch list of a scope, newest first. */
export const listWatchHistory = async (
  db: Queryable,
  scope: Scope,
  asked: Page,
): Promise<{ rows: readonly StoredWatchHistory[]; total: number }> => {
  const where = allOf([scopeClause(scope)]);
  const { rows } = await sql<StoredWatchHistory>`
    select a.enterprise_id as "enterpriseId", e.name, e.credit_code as "creditCode", a.seq, a.act_key as key, a.kind,
           a.officer_id as by, o.name as "byName", a.unit_id as "unitId", a.at, a.reason, a.warning_id as "warningId",
           a.named_officer_id as "officerId", n.name as "officerName", a.review_on as "reviewOn", a.origin_id as origin,
           f.name as "originName", a.path, a.weight
    from watch_acts a join enterprises e on e.id = a.enterprise_id join officers o on o.id = a.officer_id
    left join officers n on n.id = a.named_officer_id left join enterprises f on f.id = a.origin_id
    where ${where} order by a.at desc, a.enterprise_id, a.seq desc ${pageOf(asked)}`.execute(db);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from watch_acts a join enterprises e on e.id = a.enterprise_id where ${where}`.execute(
    db,
  );
  return { rows, total: counted.rows[0]?.total ?? 0 };
};
