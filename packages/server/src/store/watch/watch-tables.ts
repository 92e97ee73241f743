import type {
  Day,
  EnterpriseId,
  Instant,
  OfficerId,
  RelationStep,
  UnitId,
  WarningId,
  WatchActKind,
  WatchReason,
} from '@weisu/core';
import type { ColumnType, Generated } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

export type WatchTables = {
  watch_entries: {
    enterprise_id: EnterpriseId;
    reason: WatchReason;
    origin_id: EnterpriseId | null;
    path: Json<readonly RelationStep[]>;
    weight: number | null;
    since: Day;
    officer_id: OfficerId | null;
    review_on: Day | null;
  };
  watch_acts: {
    enterprise_id: EnterpriseId;
    seq: number;
    act_key: string;
    kind: WatchActKind;
    officer_id: OfficerId;
    unit_id: UnitId;
    at: Instant;
    reason: string;
    warning_id: WarningId | null;
    named_officer_id: OfficerId | null;
    review_on: Day | null;
    origin_id: EnterpriseId | null;
    path: Json<readonly RelationStep[]>;
    weight: number | null;
  };
  watch_proposals: {
    id: string;
    enterprise_id: EnterpriseId;
    origin_id: EnterpriseId;
    path: Json<readonly RelationStep[]>;
    weight: number;
    as_of: Day;
    proposed_at: Instant;
    state: Generated<'open' | 'accepted' | 'declined'>;
    decided_at: Instant | null;
    decided_by: OfficerId | null;
    act_key: string | null;
    reason: string | null;
  };
  watch_looks: { officer_id: OfficerId; looked_at: Instant };
};
