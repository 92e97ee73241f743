import type { Day, EnterpriseId, Level, Scope } from '@weisu/core';
import { sql } from 'kysely';
import { scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';

/** The last day on which both models scored; null where there is none. */
export const findCommonDay = async (db: Queryable, a: string, b: string): Promise<Day | null> => {
  const { rows } = await sql<{ asOf: Day | null }>`
    select max(x.as_of) as "asOf" from (select distinct as_of from score_history where model = ${a}) x
    where exists (select from score_history y where y.model = ${b} and y.as_of = x.as_of)`.execute(db);
  return rows[0]?.asOf ?? null;
};

const pairs = (a: string, b: string, asOf: Day) => sql`
  (select coalesce(x.enterprise_id, y.enterprise_id) as enterprise_id,
     coalesce(x.level, 'none') as a_level, coalesce(y.level, 'none') as b_level,
     coalesce(x.score_centipoints, 0) as a_score, coalesce(y.score_centipoints, 0) as b_score
   from (select * from score_history where model = ${a} and as_of = ${asOf}::date) x
   full join (select * from score_history where model = ${b} and as_of = ${asOf}::date) y
     on y.enterprise_id = x.enterprise_id) p
  join enterprises e on e.id = p.enterprise_id`;

/** Enterprises of a scope by the levels that two models give on a day. */
export const countLevelPairs = async (
  db: Queryable,
  scope: Scope,
  a: string,
  b: string,
  asOf: Day,
): Promise<readonly { readonly a: Level; readonly b: Level; readonly count: number }[]> => {
  const { rows } = await sql<{ a: Level; b: Level; count: number }>`
    select p.a_level as a, p.b_level as b, count(*) as count from ${pairs(a, b, asOf)}
    where ${scopeClause(scope)} group by p.a_level, p.b_level order by 1, 2`.execute(db);
  return rows;
};

export type DifferentScore = {
  readonly enterpriseId: EnterpriseId;
  readonly name: string;
  readonly aLevel: Level;
  readonly bLevel: Level;
  readonly aScore: number;
  readonly bScore: number;
};

const MOST = 50;

/** Enterprises of a scope that only one of two models puts at orange or red, the highest first; 50 at most. */
export const listDifferentScores = async (
  db: Queryable,
  scope: Scope,
  a: string,
  b: string,
  asOf: Day,
): Promise<readonly DifferentScore[]> => {
  const { rows } = await sql<DifferentScore>`
    select p.enterprise_id as "enterpriseId", e.name, p.a_level as "aLevel", p.b_level as "bLevel",
      p.a_score as "aScore", p.b_score as "bScore"
    from ${pairs(a, b, asOf)}
    where (p.a_level in ('orange', 'red')) <> (p.b_level in ('orange', 'red')) and ${scopeClause(scope)}
    order by greatest(p.a_score, p.b_score) desc, p.enterprise_id limit ${MOST}`.execute(db);
  return rows;
};
