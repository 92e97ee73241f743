import type { Day, Instant, Scope } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../engine.ts';
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

const column = (facet: Facet): RawBuilder<unknown> => sql.ref(`fits_${facet}`);
/** The rows under every filter but the facet's own: what a click on one of its values would show. */
const underOthers = (own: Facet): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(FACETS.filter((facet) => facet !== own).map(column), sql` and `)})`;

const countsOf = (facet: Facet): RawBuilder<unknown> => {
  const lists = facet === 'dimension' || facet === 'indicator';
  // A dimension comes once for each of its indicators: the warning counts once.
  return lists
    ? sql`select ${facet}::text as facet, v.value, count(distinct f.id) as count
        from f cross join lateral jsonb_array_elements_text(f.${sql.ref(facet)}) as v (value)
        where ${underOthers(facet)} group by v.value`
    : sql`select ${facet}::text as facet, f.${sql.ref(facet)} as value, count(*) as count from f where ${underOthers(facet)} group by 2`;
};

/** How many warnings each value of each facet would show, all in one pass over the scope. */
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
      select w.id, w.level, w.state, w.because, ${ageOf(asked.today)} as age, w.dimensions as dimension, w.indicators as indicator,
             ${districtOf(districts)} as district, coalesce(w.unit_id, ${NO_UNIT}) as unit, w.raised_at, ${sql.join(fits)}
      from warnings w join enterprises e on e.id = w.enterprise_id where ${groundClause(scope, asked)}
    )
    select g.facet, g.value, g.count, null::timestamptz as newest, 0 as fresh from (${sql.join(FACETS.map(countsOf), sql` union all `)}) g
    union all
    select 'all', null, count(*), max(raised_at), count(*) filter (where raised_at > ${asked.newSince ?? null}::timestamptz) from f where ${all}`.execute(
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
