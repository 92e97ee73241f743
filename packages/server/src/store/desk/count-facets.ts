import type { Day, Instant, Scope } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { allOf } from './filters.ts';
import {
  columnsOfWarning,
  districtAmong,
  type Facet,
  type FacetColumns,
  FACETS,
  facetClauses,
  groundClause,
  type WarningFilter,
  warningsFor,
} from './warning-filter.ts';

export type FacetCounts = {
  readonly counts: readonly { readonly facet: Facet; readonly value: string; readonly count: number }[];
  readonly total: number;
  /** Of them, how many were raised after the instant asked about; 0 where none was asked. */
  readonly newCount: number;
  /** The newest of them, or null where there is none. */
  readonly newestRaisedAt: Instant | null;
};

const GROUPED_FACETS = FACETS.filter((facet) => facet !== 'indicator');

const fits = (facet: Facet): RawBuilder<unknown> => sql.ref(`fits_${facet}`);
/** The rows under every filter but the facet's own: what a click on one of its values would show. */
const underOthers = (own: Facet): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(FACETS.filter((facet) => facet !== own).map(fits), sql` and `)})`;

/** What is alike is read by its columns, once; those of a group have the facets' names. */
const OF_GROUP: FacetColumns = {
  level: sql`g.level`,
  state: sql`g.state`,
  because: sql`g.because`,
  age: sql`g.age`,
  dimension: sql`g.dimension`,
  indicator: sql`g.indicator`,
  district: sql`g.district`,
  unit: sql`g.unit`,
};

const countsOf = (facet: Exclude<Facet, 'indicator'>, districts: readonly string[]): RawBuilder<unknown> => {
  const of = (value: RawBuilder<unknown>) =>
    sql`select ${facet}::text as facet, ${value} as value, sum(g.n) as count from f g where ${underOthers(facet)} group by 2`;
  if (facet === 'dimension') return of(sql`unnest(g.dimension)`);
  if (facet === 'district') return of(districtAmong(OF_GROUP.district, districts));
  return of(OF_GROUP[facet]);
};

/** How many warnings of a scope each indicator added to, under every filter but that of the indicators. */
const indicatorCounts = (
  scope: Scope,
  asked: WarningFilter,
  clauses: ReturnType<typeof facetClauses>,
): RawBuilder<unknown> => sql`
  select unnest(w.indicators) as value, count(*) as count from ${warningsFor(asked)}
  where ${allOf([groundClause(scope, asked), ...GROUPED_FACETS.map((facet) => clauses[facet])])} group by 1`;

/** How many warnings that fit a filter each indicator added to. */
export const countIndicators = async (
  db: Queryable,
  scope: Scope,
  asked: Omit<WarningFilter, 'indicator'>,
  today: Day,
): Promise<readonly { readonly indicator: string; readonly count: number }[]> => {
  const counts = indicatorCounts(scope, asked, facetClauses(asked, columnsOfWarning(today), []));
  const { rows } = await sql<{ indicator: string; count: number }>`
    select v.value as indicator, v.count from (${counts}) v`.execute(db);
  return rows;
};

/**
 * How many warnings each value of each facet would show. Two passes over the scope: one groups what is alike in every facet but
 * the indicators, whose combinations are too many, and asks the filters of the groups, of which there are hundreds where there are
 * 100,000 warnings; the other counts the indicators, each once a warning. Where states are asked for, only those are grouped: of a
 * hundred thousand warnings nine in ten are done with, and only the counts of the states look at them.
 */
export const countFacets = async (
  db: Queryable,
  scope: Scope,
  asked: WarningFilter & { readonly today: Day; readonly newSince?: Instant | undefined },
  districts: readonly string[],
): Promise<FacetCounts> => {
  const columns = columnsOfWarning(asked.today);
  const clauses = facetClauses(asked, columns, districts);
  const stateCounts =
    clauses.state === undefined
      ? countsOf('state', districts)
      : sql`select 'state'::text as facet, w.state as value, count(*) as count from ${warningsFor(asked)}
          where ${allOf([groundClause(scope, asked), ...FACETS.map((facet) => (facet === 'state' ? undefined : clauses[facet]))])} group by 2`;
  const ofGroup = { ...facetClauses(asked, OF_GROUP, districts), indicator: sql<boolean>`g.fits_indicators` };
  const { rows } = await sql<{
    facet: Facet | 'all';
    value: string | null;
    count: number;
    newest: Instant | null;
    fresh: number;
  }>`
    with g as materialized (
      select ${sql.join(GROUPED_FACETS.map((facet) => sql`${columns[facet]} as ${sql.ref(facet)}`))},
             ${clauses.indicator ?? sql`true`} as fits_indicators,
             count(*) as n, max(w.raised_at) as newest,
             count(*) filter (where w.raised_at > ${asked.newSince ?? null}::timestamptz) as fresh
      from ${warningsFor(asked)} where ${allOf([groundClause(scope, asked), clauses.state])}
      group by ${sql.join(Array.from({ length: GROUPED_FACETS.length + 1 }, (_, at) => sql.raw(String(at + 1))))}
    ), f as materialized (
      select g.*, ${sql.join(FACETS.map((facet) => sql`${ofGroup[facet] ?? sql`true`} as ${fits(facet)}`))} from g
    )
    select c.facet, c.value, c.count::bigint as count, null::timestamptz as newest, 0::bigint as fresh
      from (${sql.join(
        GROUPED_FACETS.map((facet) => (facet === 'state' ? stateCounts : countsOf(facet, districts))),
        sql` union all `,
      )}) c
    union all
    select 'indicator', v.value, v.count, null::timestamptz, 0::bigint
      from (${indicatorCounts(scope, asked, clauses)}) v
    union all
    select 'all', null, coalesce(sum(n), 0)::bigint, max(newest), coalesce(sum(fresh), 0)::bigint
      from f where ${sql.join(FACETS.map(fits), sql` and `)}`.execute(db);
  const whole = rows.find((row) => row.facet === 'all');
  return {
    counts: rows.flatMap(({ facet, value, count }) =>
      facet === 'all' || value === null ? [] : [{ facet, value, count }],
    ),
    total: whole?.count ?? 0,
    newCount: whole?.fresh ?? 0,
    newestRaisedAt: whole?.newest ?? null,
  };
};
