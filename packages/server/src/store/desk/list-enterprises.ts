import type { EnterpriseId, Level, Scope, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { allOf, enterpriseMatches, inDistrict, oneOf, type Page, pageOf } from './filters.ts';
import { scopeClause } from './scope-clause.ts';

export type StoredEnterpriseRow = {
  readonly id: EnterpriseId;
  readonly name: string;
  readonly creditCode: string;
  readonly district: string | null;
  readonly industry: string | null;
  readonly staffCount: number | null;
  readonly unionUnit: UnitId | null;
  readonly level: Level;
  readonly scoreCentipoints: number | null;
  readonly watched: boolean;
};

export type EnterpriseQuery = Page & {
  readonly q?: string | undefined;
  readonly district?: string | undefined;
  readonly level?: readonly string[] | undefined;
  readonly sort: 'points' | 'name' | 'staffCount';
  readonly order: 'asc' | 'desc';
};

const SORTS = {
  points: sql`a.score_centipoints`,
  name: sql`e.name`,
  staffCount: sql`e.staff_count`,
} as const;

/** One page of the enterprises of a scope. An enterprise that was never assessed has the level `none` and no points. */
export const listEnterprises = async (
  db: Queryable,
  scope: Scope,
  asked: EnterpriseQuery,
  districts: readonly string[],
): Promise<{ rows: readonly StoredEnterpriseRow[]; total: number }> => {
  const from = sql`enterprises e left join assessments a on a.enterprise_id = e.id`;
  const where = allOf([
    scopeClause(scope),
    enterpriseMatches(asked.q),
    inDistrict(asked.district, districts),
    oneOf(sql`coalesce(a.level, 'none')`, asked.level),
  ]);
  const { rows } = await sql<StoredEnterpriseRow>`
    select e.id, e.name, e.credit_code as "creditCode", e.district, e.industry, e.staff_count as "staffCount",
           e.union_unit_id as "unionUnit", coalesce(a.level, 'none') as level, a.score_centipoints as "scoreCentipoints",
           exists (select from watch_entries x where x.enterprise_id = e.id) as watched
    from ${from} where ${where}
    order by ${SORTS[asked.sort]} ${asked.order === 'asc' ? sql`asc` : sql`desc`} nulls last, e.id ${pageOf(asked)}`.execute(
    db,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from ${from} where ${where}`.execute(
    db,
  );
  return { rows, total: counted.rows[0]?.total ?? 0 };
};
