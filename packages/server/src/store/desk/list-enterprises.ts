import type { EnterpriseId, Level, RegistrationState, Scope, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { allOf, contains, enterpriseMatches, inDistrict, oneOf, type Page, pageOf } from './filters.ts';
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
  readonly state: RegistrationState | null;
  /** A name that holds what was typed where the registered one does not. */
  readonly alias: string | null;
};

export type EnterpriseQuery = Page & {
  readonly q?: string | undefined;
  readonly district?: string | undefined;
  readonly level?: readonly string[] | undefined;
  readonly industry?: string | undefined;
  readonly state?: readonly string[] | undefined;
  readonly sort: 'match' | 'points' | 'name' | 'staffCount';
  readonly order: 'asc' | 'desc';
};

const SORTS = {
  match: sql`a.score_centipoints`,
  points: sql`a.score_centipoints`,
  name: sql`e.name`,
  staffCount: sql`e.staff_count`,
} as const;

const FROM = sql`enterprises e left join assessments a on a.enterprise_id = e.id`;

const columnsFor = (
  q: string | undefined,
) => sql`e.id, e.name, e.credit_code as "creditCode", e.district, e.industry, e.staff_count as "staffCount",
  e.union_unit_id as "unionUnit", coalesce(a.level, 'none') as level, a.score_centipoints as "scoreCentipoints", e.registration_state as state,
  exists (select from watch_entries x where x.enterprise_id = e.id) as watched,
  ${
    q === undefined || q.trim() === ''
      ? sql`null`
      : sql`case when e.name ilike ${contains(q)} then null else (
          select min(n.name) from enterprise_names n join enterprises own on own.id = n.enterprise_id
          where (own.id = e.id or own.merged_into = e.id) and n.name ilike ${contains(q)}) end`
  } as alias`;

/** The rows of enterprises that a search found, in its order; the scope is asked again, so that no index can widen it. */
export const loadEnterpriseRows = async (
  db: Queryable,
  scope: Scope,
  ids: readonly EnterpriseId[],
  q: string | undefined,
): Promise<readonly StoredEnterpriseRow[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<StoredEnterpriseRow>`
    select ${columnsFor(q)} from ${FROM} where e.id = any(${[...ids]}::text[]) and e.merged_into is null and ${scopeClause(scope)}`.execute(
    db,
  );
  return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
};

const stateIs = (states: readonly string[] | undefined) =>
  oneOf(sql`coalesce(e.registration_state, 'unknown')`, states);
const industryHas = (industry: string | undefined) =>
  industry === undefined || industry.trim() === ''
    ? undefined
    : sql<boolean>`e.industry like ${contains(industry)}`;

/**
 * One page of the enterprises of a scope, by the database alone: what is asked while the first index of a large register is
 * being built. Finds by characters as they are written, not by pinyin. An enterprise that was never assessed has the level
 * `none` and no points.
 */
export const listEnterprises = async (
  db: Queryable,
  scope: Scope,
  asked: EnterpriseQuery,
  districts: readonly string[],
): Promise<{ rows: readonly StoredEnterpriseRow[]; total: number }> => {
  const where = allOf([
    sql<boolean>`e.merged_into is null`,
    scopeClause(scope),
    enterpriseMatches(asked.q),
    inDistrict(asked.district, districts),
    oneOf(sql`coalesce(a.level, 'none')`, asked.level),
    industryHas(asked.industry),
    stateIs(asked.state),
  ]);
  const order = sql`${SORTS[asked.sort]} ${asked.order === 'asc' ? sql`asc` : sql`desc`} nulls last, e.id`;
  // Page and total in one pass; what a row shows is looked up for those of the page only.
  const { rows } = await sql<StoredEnterpriseRow & { total: number }>`
    select ${columnsFor(asked.q)}, p.total
    from (select e.id, count(*) over () as total from ${FROM} where ${where} order by ${order} ${pageOf(asked)}) p
      join enterprises e on e.id = p.id left join assessments a on a.enterprise_id = e.id
    order by ${order}`.execute(db);
  const total = rows[0]?.total;
  if (total !== undefined) return { rows: rows.map(({ total: _total, ...row }) => row), total };
  // Past the last page there is no row to say how many there are.
  const counted = await sql<{ total: number }>`select count(*) as total from ${FROM} where ${where}`.execute(
    db,
  );
  return { rows: [], total: counted.rows[0]?.total ?? 0 };
};
