import type {
  CaseFileId,
  ClaimGroup,
  ClaimSum,
  Day,
  EnterpriseId,
  Instant,
  Scope,
  UnitId,
} from '@weisu/core';
import { sql } from 'kysely';
import { allOf, enterpriseMatches, type Page, pageOf } from '../desk/filters.ts';
import { scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';
import { claimClause, type ClaimDays, type ClaimFilter } from './claim-filter.ts';
import { groupColumns } from './list-claims.ts';

/** The case file of claims, as far as claims need it. */
export type ClaimFile = {
  readonly id: CaseFileId;
  readonly enterpriseId: EnterpriseId;
  readonly enterpriseName: string;
  readonly creditCode: string;
  readonly unitId: UnitId;
  readonly closedAt: Instant | null;
};

const fileColumns = sql`
  f.id, f.enterprise_id as "enterpriseId", e.name as "enterpriseName", e.credit_code as "creditCode",
  f.unit_id as "unitId", f.closed_at as "closedAt"`;

/** One case file, or undefined. */
export const findClaimFile = async (db: Queryable, id: string): Promise<ClaimFile | undefined> => {
  const { rows } = await sql<ClaimFile>`
    select ${fileColumns} from case_files f join enterprises e on e.id = f.enterprise_id where f.id = ${id}`.execute(
    db,
  );
  return rows[0];
};

export type ClaimFileSum = ClaimFile &
  ClaimSum & { readonly openCount: number; readonly nextDueOn: Day | null };

const SORTS = {
  dueOn: sql`"nextDueOn"`,
  count: sql`count`,
  amount: sql`"amountFen"`,
  paid: sql`"paidFen"`,
  name: sql`"enterpriseName"`,
} as const;

export type ClaimFilesAsked = Page &
  Pick<ClaimFilter, 'stage' | 'due'> & {
    readonly q?: string | undefined;
    readonly sort: keyof typeof SORTS;
    readonly order: 'asc' | 'desc';
  };

const from = sql`claims c join case_files f on f.id = c.case_file_id join enterprises e on e.id = f.enterprise_id`;

const clauseOf = (scope: Scope, { stage, due, q }: ClaimFilesAsked, days: ClaimDays) =>
  allOf([scopeClause(scope), enterpriseMatches(q), claimClause({ stage, due }, days)]);

/** One page of the case files of a scope that have claims, each with the sum of those that the filter shows. */
export const listClaimFiles = async (
  db: Queryable,
  scope: Scope,
  asked: ClaimFilesAsked,
  days: ClaimDays,
  closed: readonly string[],
): Promise<{ readonly rows: readonly ClaimFileSum[]; readonly total: number }> => {
  const order = asked.order === 'desc' ? sql`desc nulls last` : sql`asc nulls last`;
  const { rows } = await sql<ClaimFileSum & { total: number }>`
    select g.*, count(*) over () as total from (
      select ${fileColumns}, ${groupColumns(days)}, min(c.due_on) as "nextDueOn",
             count(*) filter (where c.stage <> all(${[...closed]}::text[])) as "openCount"
      from ${from} where ${clauseOf(scope, asked, days)} group by f.id, e.id
    ) g order by ${SORTS[asked.sort]} ${order}, g.count desc, g.id ${pageOf(asked)}`.execute(db);
  return { rows, total: rows[0]?.total ?? 0 };
};

/** All claims of a scope that the filter shows, added up by stage and kind. */
export const groupClaimsOfScope = async (
  db: Queryable,
  scope: Scope,
  asked: ClaimFilesAsked,
  days: ClaimDays,
): Promise<readonly ClaimGroup[]> => {
  const { rows } = await sql<ClaimGroup>`
    select c.stage, c.kind, ${groupColumns(days)} from ${from}
    where ${clauseOf(scope, asked, days)} group by c.stage, c.kind`.execute(db);
  return rows;
};

/** How many claims of each case file are in which stage. */
export const countStages = async (
  db: Queryable,
  ids: readonly string[],
): Promise<readonly { readonly caseFileId: string; readonly stage: string; readonly count: number }[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ caseFileId: string; stage: string; count: number }>`
    select case_file_id as "caseFileId", stage, count(*) as count from claims
    where case_file_id = any(${[...ids]}::text[]) and not voided group by case_file_id, stage`.execute(db);
  return rows;
};
