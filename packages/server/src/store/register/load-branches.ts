import type { EnterpriseId, Level, Scope } from '@weisu/core';
import { sql } from 'kysely';
import { scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';

type Ref = { readonly id: EnterpriseId; readonly name: string; readonly creditCode: string };

export type Branches = {
  /** `enterprise` is null where the head is not in the register or outside the scope. */
  readonly head: { readonly name: string; readonly enterprise: Ref | null } | null;
  readonly rows: readonly (Ref & { readonly level: Level })[];
  readonly total: number;
};

const MOST_SHOWN = 20;

/** The head office of an enterprise and its branches, the riskiest first; undefined where the register knows of neither. */
export const loadBranches = async (
  db: Queryable,
  scope: Scope,
  id: EnterpriseId,
): Promise<Branches | undefined> => {
  const heads = await sql<{ name: string; id: EnterpriseId | null; creditCode: string | null }>`
    select h.name, e.id, e.credit_code as "creditCode" from (
      select p.name, p.id, 0 as rank from relations r join enterprises p on p.id = r.from_id
      where r.to_id = ${id} and r.kind = 'branch' and r.until is null
      union all
      select b.parent_name, null, 1 + b.rank from enterprise_branches b where b.enterprise_id = ${id}) h
    left join enterprises e on e.id = h.id and ${scopeClause(scope)}
    order by h.rank limit 1`.execute(db);
  const { rows } = await sql<Ref & { level: Level; total: number }>`
    select e.id, e.name, e.credit_code as "creditCode", coalesce(a.level, 'none') as level, count(*) over ()::int as total
    from relations r join enterprises e on e.id = r.to_id left join assessments a on a.enterprise_id = e.id
    where r.from_id = ${id} and r.kind = 'branch' and r.until is null and e.merged_into is null and ${scopeClause(scope)}
    order by a.score_centipoints desc nulls last, e.name, e.id limit ${MOST_SHOWN}`.execute(db);
  const head = heads.rows[0];
  if (head === undefined && rows.length === 0) return undefined;
  return {
    head:
      head === undefined
        ? null
        : {
            name: head.name,
            enterprise:
              head.id === null || head.creditCode === null
                ? null
                : { id: head.id, name: head.name, creditCode: head.creditCode },
          },
    rows: rows.map(({ id: branch, name, creditCode, level }) => ({ id: branch, name, creditCode, level })),
    total: rows[0]?.total ?? 0,
  };
};
