import type { Scope } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';

/**
 * `inScope` of core as SQL over an enterprise aliased `e`: its district, its responsible union,
 * or a unit to which one of its warnings or case files went, be it only to be sent back.
 */
export const scopeClause = (scope: Scope): RawBuilder<boolean> => {
  if (scope.reach === 'all') return sql<boolean>`true`;
  if (scope.reach === 'none') return sql<boolean>`false`;
  const units = sql`${[...scope.units]}::text[]`;
  return sql<boolean>`(
    e.district = any(${[...scope.districts]}::text[])
    or e.union_unit_id = any(${units})
    or e.id in (
      select enterprise_id from warnings where unit_id = any(${units})
      union all select enterprise_id from case_files where unit_id = any(${units})
      union all select d.enterprise_id from dispatches d join dispatch_passes p on p.dispatch_id = d.id where p.to_unit_id = any(${units})
    )
  )`;
};

/**
 * The same of a warning aliased `w` or a case file aliased `c`: each keeps beside itself whose area its enterprise lies in, so that
 * a district's rows are read from an index instead of asking for every enterprise.
 */
export const areaClause = (scope: Scope, of: 'w' | 'c'): RawBuilder<boolean> => {
  if (scope.reach === 'all') return sql<boolean>`true`;
  if (scope.reach === 'none') return sql<boolean>`false`;
  return sql<boolean>`${sql.ref(`${of}.area`)} && ${[...scope.districts, ...scope.units]}::text[]`;
};
