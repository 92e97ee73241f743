import type { Day, EnterpriseId, Level, Scope, SuppressionReason } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { allOf, type Page, pageOf } from './filters.ts';
import { scopeClause } from './scope-clause.ts';

export type StoredSuppressed = {
  readonly enterpriseId: EnterpriseId;
  readonly name: string;
  readonly creditCode: string;
  readonly level: Exclude<Level, 'none'>;
  readonly scoreCentipoints: number;
  readonly reason: SuppressionReason;
  readonly asOf: Day;
};

/** What one assessment held back, highest score first. */
export const listSuppressed = async (
  db: Queryable,
  scope: Scope,
  asOf: Day,
  asked: Page & { readonly reason?: SuppressionReason | undefined },
): Promise<{ rows: readonly StoredSuppressed[]; total: number }> => {
  const where = allOf([
    scopeClause(scope),
    sql<boolean>`s.as_of = ${asOf}::date`,
    asked.reason === undefined ? undefined : sql<boolean>`s.reason = ${asked.reason}`,
  ]);
  const { rows } = await sql<StoredSuppressed>`
    select e.id as "enterpriseId", e.name, e.credit_code as "creditCode", s.level, s.score_centipoints as "scoreCentipoints", s.reason, s.as_of as "asOf"
    from suppressed s join enterprises e on e.id = s.enterprise_id
    where ${where} order by s.score_centipoints desc, e.id ${pageOf(asked)}`.execute(db);
  const counted = await sql<{ total: number }>`
    select count(*) as total from suppressed s join enterprises e on e.id = s.enterprise_id where ${where}`.execute(
    db,
  );
  return { rows, total: counted.rows[0]?.total ?? 0 };
};
