import type { Day, Instant, Scope } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { allOf } from './filters.ts';
import {
  ageOf,
  districtOf,
  type Facet,
  FACETS,
  facetClauses,
  groundClause,
  NO_UNIT,
  type WarningFilter,
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
/** The columns of the first pass that are no sums, by their place: what is read of a warning, then whether it fits each filter. */
const GROUPED = Array.from({ length: GROUPED_FACETS.length + FACETS.length }, (_, at) =>
  sql.raw(String(at + 1)),
);

const column = (facet: Facet): RawBuilder<unknown> => sql.ref(`fits_${facet}`);
/** The rows under every filter but the facet's own: what a click on one of its values would show. */
const underOthers = (own: Facet): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(FACETS.filter((facet) => facet !== own).map(column), sql` and `)})`;

/** Counted over kinds of warnings that are alike, of which there are hundreds where there are 100,000 warnings. */
const countsOf = (facet: Exclude<Facet, 'indicator'>): RawBuilder<unknown> =>
  // A dimension comes once for each of its indicators: the warning counts once.
  facet === 'dimension'
    ? sql`select 'dimension' as facet, v.value, sum(f.n) as count
        from f cross join lateral (select distinct value from jsonb_array_elements_text(f.dimension) as x (value)) v
        where ${underOthers(facet)} group by v.value`
    : sql`select ${facet}::text as facet, f.${sql.ref(facet)} as value, sum(f.n) as count from f where ${underOthers(facet)} group by 2`;

/**
 * How many warnings each value of each facet would show. Two passes over the scope: one groups what is alike in every facet but
 * the indicators, whose combinations are too many; the other counts those, each once a warning.
 */
export const countFacets = async (
  db: Queryable,
  scope: Scope,
  asked: WarningFilter & { readonly today: Day; readonly newSince?: Instant | undefined },
  districts: readonly string[],
): Promise<FacetCounts> => {
  const clauses = facetClauses(asked, asked.today, districts);
  const fits = FACETS.map((facet) => sql`${clauses[facet] ?? sql`true`} as ${column(facet)}`);
  const all = sql.join(FACETS.map(column), sql` and `);
  const { rows } = await sql<{
    facet: Facet | 'all';
    value: string | null;
    count: number;
    newest: Instant | null;
    fresh: number;
  }>`
    with f as materialized (
      select w.level, w.state, w.because, ${ageOf(asked.today)} as age, w.dimensions as dimension,
             ${districtOf(districts)} as district, coalesce(w.unit_id, ${NO_UNIT}) as unit, ${sql.join(fits)},
             count(*) as n, max(w.raised_at) as newest,
             count(*) filter (where w.raised_at > ${asked.newSince ?? null}::timestamptz) as fresh
      from warnings w join enterprises e on e.id = w.enterprise_id where ${groundClause(scope, asked)}
      group by ${sql.join(GROUPED)}
    )
    select g.facet, g.value, g.count::bigint as count, null::timestamptz as newest, 0::bigint as fresh
      from (${sql.join(GROUPED_FACETS.map(countsOf), sql` union all `)}) g
    union all
    select 'indicator', v.value, count(*), null::timestamptz, 0::bigint
      from warnings w join enterprises e on e.id = w.enterprise_id
        cross join lateral jsonb_array_elements_text(w.indicators) as v (value)
      where ${allOf([groundClause(scope, asked), ...GROUPED_FACETS.map((facet) => clauses[facet])])} group by v.value
    union all
    select 'all', null, coalesce(sum(n), 0)::bigint, max(newest), coalesce(sum(fresh), 0)::bigint from f where ${all}`.execute(
    db,
  );
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
