import type { CaseFileId, Scope } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { allOf, enterpriseMatches, inDistricts, type Page, pageOf } from './filters.ts';
import { areaClause } from './scope-clause.ts';

type CaseFileQuery = Page & {
  readonly state: 'open' | 'closed' | 'all';
  readonly q?: string | undefined;
  readonly district?: readonly string[] | undefined;
};

const STATES = {
  open: sql<boolean>`c.closed_at is null`,
  closed: sql<boolean>`c.closed_at is not null`,
  all: undefined,
} as const;

/** Ids of one page of the case files of a scope, what is due first, then the newest; and how many there are in all. */
export const listCaseFileIds = async (
  db: Queryable,
  scope: Scope,
  asked: CaseFileQuery,
  districts: readonly string[],
): Promise<{ ids: readonly CaseFileId[]; total: number }> => {
  const where = allOf([
    areaClause(scope, 'c'),
    STATES[asked.state],
    inDistricts(asked.district, districts),
    enterpriseMatches(asked.q),
  ]);
  // The enterprise is joined only where filters look at it.
  const from =
    asked.district === undefined && asked.q === undefined
      ? sql`case_files c`
      : sql`case_files c join enterprises e on e.id = c.enterprise_id`;
  const { rows } = await sql<{ ids: readonly CaseFileId[]; total: number }>`
    select (select count(*) from ${from} where ${where}) as total, array(
      select c.id from ${from} where ${where}
      order by c.closed_at is not null, c.due_on nulls last, c.opened_at desc, c.id ${pageOf(asked)}
    ) as ids`.execute(db);
  return rows[0] ?? { ids: [], total: 0 };
};
