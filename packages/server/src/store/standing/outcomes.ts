import type { Day, EnterpriseId, Instant } from '@weisu/core';
import { sql } from 'kysely';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

/** What really happened to an enterprise, when, and on whose word. */
export type Outcome = {
  readonly enterpriseId: EnterpriseId;
  readonly arrearsFrom: Day | null;
  readonly collapseOn: Day | null;
  readonly basis: 'own' | 'simulated';
  readonly recordedAt: Instant;
};

export const upsertOutcomes = (db: Queryable, outcomes: readonly Outcome[]): Promise<number> =>
  bulkInsert(
    db,
    'outcomes',
    {
      enterprise_id: 'text',
      arrears_from: 'date',
      collapse_on: 'date',
      basis: 'text',
      recorded_at: 'timestamptz',
    },
    outcomes.map((outcome) => ({
      enterprise_id: outcome.enterpriseId,
      arrears_from: outcome.arrearsFrom,
      collapse_on: outcome.collapseOn,
      basis: outcome.basis,
      recorded_at: outcome.recordedAt,
    })),
    sql`on conflict (enterprise_id) do update set arrears_from = excluded.arrears_from,
      collapse_on = excluded.collapse_on, basis = excluded.basis, recorded_at = excluded.recorded_at`,
  );
