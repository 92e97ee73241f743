import { type Day, type Instant, type Scope, startOf } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import { type NoticeRule, toNotifyClause } from '../warning/to-notify.ts';
import { allOf, enterpriseMatches, inDistricts, oneOf } from './filters.ts';
import { scopeClause } from './scope-clause.ts';

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

export const NO_UNIT = 'none';
const ELSEWHERE = 'elsewhere';

/** The age of the warning aliased `w` as of a day, in days of Shanghai: up to 3, 7, 30, or longer. */
export const ageOf = (today: Day): RawBuilder<string> => sql<string>`case
  when (w.raised_at at time zone 'Asia/Shanghai')::date >= ${today}::date - 3 then 'days3'
  when (w.raised_at at time zone 'Asia/Shanghai')::date >= ${today}::date - 7 then 'days7'
  when (w.raised_at at time zone 'Asia/Shanghai')::date >= ${today}::date - 30 then 'days30'
  else 'older' end`;

/** The district as the facet names it; `known` are the codes of the jurisdiction. */
export const districtOf = (known: readonly string[]): RawBuilder<string> =>
  sql<string>`case when e.district = any(${[...known]}::text[]) then e.district else ${ELSEWHERE} end`;

const anyOf = (column: RawBuilder<unknown>, values: Values) =>
  values === undefined ? undefined : sql<boolean>`${column} ?| ${[...values]}::text[]`;

/** One clause a facet, undefined where it does not narrow. */
export const facetClauses = (
  filter: WarningFilter,
  today: Day,
  known: readonly string[],
): { readonly [Key in Facet]: RawBuilder<boolean> | undefined } => ({
  level: oneOf(sql`w.level`, filter.level),
  state: oneOf(sql`w.state`, filter.state),
  because: oneOf(sql`w.because`, filter.because),
  age: oneOf(ageOf(today), filter.age),
  dimension: anyOf(sql`w.dimensions`, filter.dimension),
  indicator: anyOf(sql`w.indicators`, filter.indicator),
  district: inDistricts(filter.district, known),
  unit: oneOf(sql`coalesce(w.unit_id, ${NO_UNIT})`, filter.unit),
});

const REACHED: { readonly [Reach in WarningReach]: RawBuilder<boolean> } = {
  acted: sql<boolean>`w.first_act_at is not null`,
  dispatched: sql<boolean>`w.case_file_id is not null`,
  signed: sql<boolean>`exists (select from dispatches d join dispatch_passes p on p.dispatch_id = d.id
    where d.case_file_id = w.case_file_id and p.kind = 'sign')`,
  // A warning that a worse one took the place of has not come to its end.
  closed: sql<boolean>`(w.state = 'closed' and w.superseded_by is null)`,
  dismissed: sql<boolean>`w.state = 'dismissed'`,
};

/** True where the warning aliased `w` has come so far. */
export const reachedClause = (reach: WarningReach): RawBuilder<boolean> => REACHED[reach];

/** The scope and every filter that is no facet. */
export const groundClause = (scope: Scope, filter: WarningFilter): RawBuilder<boolean> =>
  allOf([
    scopeClause(scope),
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
  allOf([groundClause(scope, filter), ...Object.values(facetClauses(filter, today, known))]);
