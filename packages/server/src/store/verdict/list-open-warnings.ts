import type { Day, EnterpriseId, Instant, Warning, WarningId, Wording } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type WarningSummary = {
  readonly id: WarningId;
  readonly enterpriseId: EnterpriseId;
  readonly name: string;
  readonly creditCode: string;
  readonly district: string | null;
  readonly level: Warning['level'];
  readonly state: Warning['state'];
  readonly points: number;
  readonly raisedAt: Instant;
  readonly firstSignalOn: Day | null;
  readonly reasons: readonly Wording[];
};

export type WarningFilter = { readonly level?: string; readonly district?: string };

/** Open warnings, the worst first; for the command line, which sees all districts. */
export const listOpenWarnings = async (
  db: Queryable,
  filter: WarningFilter,
): Promise<readonly WarningSummary[]> => {
  const level = filter.level === undefined ? sql`true` : sql`w.level = ${filter.level}`;
  const district = filter.district === undefined ? sql`true` : sql`w.district = ${filter.district}`;
  const { rows } = await sql<WarningSummary>`
    select w.id, w.enterprise_id as "enterpriseId", e.name, e.credit_code as "creditCode", w.district, w.level, w.state,
      w.score_centipoints / 100.0 as points, w.raised_at as "raisedAt", w.first_signal_on as "firstSignalOn", w.reasons
    from warnings w join enterprises e on e.id = w.enterprise_id
    where w.state in ('raised', 'acknowledged', 'dispatched') and ${level} and ${district}
    order by w.score_centipoints desc, w.raised_at desc, w.id`.execute(db);
  return rows;
};
