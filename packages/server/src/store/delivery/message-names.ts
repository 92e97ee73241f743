import type { EnterpriseId, Scope, UnitId, Wording } from '@weisu/core';
import { sql } from 'kysely';
import { scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';

/** Names of enterprises by id: of those alone that lie in the scope. */
export const namesOfEnterprises = async (
  db: Queryable,
  ids: readonly EnterpriseId[],
  scope: Scope,
): Promise<ReadonlyMap<EnterpriseId, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: EnterpriseId; name: string }>`
    select e.id, e.name from enterprises e where e.id = any(${[...ids]}::text[]) and ${scopeClause(scope)}`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** Names of all units by id. */
export const namesOfUnits = async (db: Queryable): Promise<ReadonlyMap<UnitId, Wording>> => {
  const { rows } = await sql<{ id: UnitId; zh: string; en: string }>`
    select id, name_zh as zh, name_en as en from units`.execute(db);
  return new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]));
};
