import type { Day, EnterpriseId, Instant, OfficerId } from '@weisu/core';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

/** The tables of the register, beside enterprises and their names, by column. */
export type RegisterTables = {
  imports: {
    id: string;
    file_name: string;
    file_hash: string;
    options: Json<unknown>;
    state: 'running' | 'done' | 'failed' | 'undone';
    officer_id: OfficerId | null;
    started_at: Instant;
    finished_at: Instant | null;
    rows_total: number | null;
    rows_done: Generated<number>;
    counts: Json<unknown>;
    problems: Json<unknown>;
  };
  import_headers: { source: string; header: string; field: string | null };
  enterprise_changes: {
    id: GeneratedAlways<number>;
    enterprise_id: EnterpriseId;
    field: string;
    before: string | null;
    after: string | null;
    recorded_at: Instant;
    imported_from: string;
    import_id: string | null;
  };
  enterprise_officers: {
    enterprise_id: EnterpriseId;
    role: 'legal-representative';
    holder: string;
    since: Day | null;
    until: Day | null;
    recorded_at: Instant;
    import_id: string | null;
  };
  enterprise_branches: {
    enterprise_id: EnterpriseId;
    rank: number;
    parent_name: string;
    parent_id: EnterpriseId | null;
    evidence: 'name' | 'name-and-region' | null;
  };
};
