import { addDays, type Day, type Instant, type Scope, startOf } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { type NoticeRule, toNotifyClause } from '../warning/to-notify.ts';
import { allOf, enterpriseMatches, inDistricts, oneOf } from './filters.ts';
import { areaClause } from './scope-clause.ts';

type Values = readonly string[] | undefined;

/** How far a warning has come; `acted` counts the first act of a unit, `signed` the receipt of its dispatch. */
export type WarningReach = 'acted' | 'dispatched' | 'signed' | 'closed' | 'dismissed';

/** What narrows the queue. Several values of one kind are taken together, kinds narrow one another. */
export type WarningFilter = {
  readonly level?: Values;
  readonly state?: Values;
  readonly because?: Values;
  /** Codes, and `elsewhere` for enterprises in no known district. */
  readonly district?: Values;
  readonly unit?: Values;
  readonly dimension?: Values;
  /** Ids of indicators that added to the score. */
  readonly indicator?: Values;
  readonly age?: Values;
  readonly industry?: Values;
  readonly reached?: WarningReach | undefined;
  /** Raised on this day or later. */
  readonly since?: Day | undefined;
  /** Raised in this month, `2026-11`. */
  readonly month?: string | undefined;
  readonly raisedAfter?: Instant | undefined;
  readonly story?: string | undefined;
  /** Only those of which the partners are still to be told, by the place's rule. */
  readonly toNotify?: NoticeRule | undefined;
  readonly q?: string | undefined;
};

/** Filters of which the queue says how many rows each value would show. */
export const FACETS = [
  'level',
  'state',
  'because',
  'age',
  'dimension',
  'indicator',
  'district',
  'unit',
] as const;
export type Facet = (typeof FACETS)[number];

const NO_UNIT = 'none';
const ELSEWHERE = 'elsewhere';

/** The age of the warning aliased `w` as of a day, in days of Shanghai: up to 3, 7, 30, or longer. */
const ageOf = (today: Day): RawBuilder<string> => {
  const within = (days: number) => sql`w.raised_at >= ${startOf(addDays(today, -days))}::timestamptz`;
  return sql<string>`case when ${within(3)} then 'days3' when ${within(7)} then 'days7' when ${within(30)} then 'days30' else 'older' end`;
};

/** The district as the facet names it; `known` are the codes of the jurisdiction. */
export const districtAmong = (district: RawBuilder<unknown>, known: readonly string[]): RawBuilder<string> =>
  sql<string>`case when ${district} = any(${[...known]}::text[]) then ${district} else ${ELSEWHERE} end`;

/** What each facet reads. */
export type FacetColumns = { readonly [Key in Facet]: RawBuilder<unknown> };

/** Read from a warning aliased `w`. */
export const columnsOfWarning = (today: Day): FacetColumns => ({
  level: sql`w.level`,
  state: sql`w.state`,
  because: sql`w.because`,
  age: ageOf(today),
  dimension: sql`w.dimensions`,
  indicator: sql`w.indicators`,
  district: sql`w.current_district`,
  unit: sql`coalesce(w.unit_id, ${NO_UNIT})`,
});

const anyOf = (column: RawBuilder<unknown>, values: Values) =>
  values === undefined ? undefined : sql<boolean>`${column} && ${[...values]}::text[]`;

/** One clause a facet, undefined where it does not narrow. */
export const facetClauses = (
  filter: WarningFilter,
  columns: FacetColumns,
  known: readonly string[],
): { readonly [Key in Facet]: RawBuilder<boolean> | undefined } => ({
  level: oneOf(columns.level, filter.level),
  state: oneOf(columns.state, filter.state),
  because: oneOf(columns.because, filter.because),
  age: oneOf(columns.age, filter.age),
  dimension: anyOf(columns.dimension, filter.dimension),
  indicator: anyOf(columns.indicator, filter.indicator),
  district: inDistricts(filter.district, known, columns.district),
  unit: oneOf(columns.unit, filter.unit),
});

const REACHED: { readonly [Reach in WarningReach]: RawBuilder<boolean> } = {
  acted: sql<boolean>`w.first_act_at is not null`,
  dispatched: sql<boolean>`w.case_file_id is not null`,
  signed: sql<boolean>`exists (select from case_files s where s.id = w.case_file_id and s.signed_at is not null)`,
  // A warning that a worse one took the place of has not come to its end.
  closed: sql<boolean>`(w.state = 'closed' and w.superseded_by is null)`,
  dismissed: sql<boolean>`w.state = 'dismissed'`,
};

/** True where the warning aliased `w` has come so far. */
export const reachedClause = (reach: WarningReach): RawBuilder<boolean> => REACHED[reach];

/** The scope and every filter that is no facet. */
export const groundClause = (scope: Scope, filter: WarningFilter): RawBuilder<boolean> =>
  allOf([
    areaClause(scope, 'w'),
    filter.toNotify === undefined ? undefined : toNotifyClause(filter.toNotify),
    filter.story === undefined
      ? undefined
      : sql<boolean>`w.id in (select x.warning_id from warning_stories x where x.story_id = ${filter.story})`,
    oneOf(sql`e.industry`, filter.industry),
    filter.reached === undefined ? undefined : reachedClause(filter.reached),
    filter.since === undefined
      ? undefined
      : sql<boolean>`w.raised_at >= ${startOf(filter.since)}::timestamptz`,
    filter.month === undefined
      ? undefined
      : sql<boolean>`to_char(w.raised_at at time zone 'Asia/Shanghai', 'YYYY-MM') = ${filter.month}`,
    filter.raisedAfter === undefined
      ? undefined
      : sql<boolean>`w.raised_at > ${filter.raisedAfter}::timestamptz`,
    enterpriseMatches(filter.q),
  ]);

/** The warnings of a scope that fit a filter; facets and the situation's numbers are counted with the same clauses. */
export const warningClause = (
  scope: Scope,
  filter: WarningFilter,
  today: Day,
  known: readonly string[],
): RawBuilder<boolean> =>
  allOf([
    groundClause(scope, filter),
    ...Object.values(facetClauses(filter, columnsOfWarning(today), known)),
  ]);

/**
 * Whether filters look at the enterprise of a warning: joining 100,000 rows for nothing took ten times as long as reading them.
 */
export const looksAtEnterprise = (filter: WarningFilter): boolean =>
  filter.q !== undefined || filter.industry !== undefined;

/** The warnings, with their enterprises where those are looked at. */
export const warningsFor = (filter: WarningFilter, asksMore = false): RawBuilder<unknown> =>
  asksMore || looksAtEnterprise(filter)
    ? sql`warnings w join enterprises e on e.id = w.enterprise_id`
    : sql`warnings w`;

/** How many warnings of a scope fit a filter. */
export const countWarnings = async (
  db: Queryable,
  scope: Scope,
  filter: WarningFilter,
  today: Day,
  known: readonly string[],
): Promise<number> => {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from ${warningsFor(filter)} where ${warningClause(scope, filter, today, known)}`.execute(
    db,
  );
  return rows[0]?.total ?? 0;
};
