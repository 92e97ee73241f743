import type { CaseFileId, Day, EnterpriseId, Instant, Scope, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { allOf, enterpriseMatches, type Page, pageOf } from './filters.ts';
import { scopeClause } from './scope-clause.ts';

export type StoredCaseFile = {
  readonly id: CaseFileId;
  readonly enterpriseId: EnterpriseId;
  readonly enterpriseName: string;
  readonly creditCode: string;
  readonly unitId: UnitId;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly step: string | null;
  readonly dueOn: Day | null;
  readonly warningCount: number;
};

export const caseFileColumns = sql`
  c.id, c.enterprise_id as "enterpriseId", e.name as "enterpriseName", e.credit_code as "creditCode", c.unit_id as "unitId",
  c.opened_at as "openedAt", c.closed_at as "closedAt", c.step, c.due_on as "dueOn",
  (select count(*) from warnings w where w.case_file_id = c.id) as "warningCount"`;

type CaseFileQuery = Page & { readonly state: 'open' | 'closed' | 'all'; readonly q?: string | undefined };

const STATES = {
  open: sql<boolean>`c.closed_at is null`,
  closed: sql<boolean>`c.closed_at is not null`,
  all: undefined,
} as const;

/** One page of the case files of a scope: what is due first, then the newest. */
export const listCaseFiles = async (
  db: Queryable,
  scope: Scope,
  asked: CaseFileQuery,
): Promise<{ rows: readonly StoredCaseFile[]; total: number }> => {
  const where = allOf([scopeClause(scope), STATES[asked.state], enterpriseMatches(asked.q)]);
  const { rows } = await sql<StoredCaseFile>`
    select ${caseFileColumns} from case_files c join enterprises e on e.id = c.enterprise_id
    where ${where} order by c.closed_at is not null, c.due_on nulls last, c.opened_at desc, c.id ${pageOf(asked)}`.execute(
    db,
  );
  const counted = await sql<{ total: number }>`
    select count(*) as total from case_files c join enterprises e on e.id = c.enterprise_id where ${where}`.execute(
    db,
  );
  return { rows, total: counted.rows[0]?.total ?? 0 };
};
