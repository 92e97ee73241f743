import type {
  EnterpriseId,
  Instant,
  LinkVerdict,
  MentionEvidence,
  MentionId,
  OfficerId,
  UnitId,
} from '@weisu/core';
import type { ColumnType, Generated } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

export type LinkingTables = {
  link_judgements: {
    id: string;
    act_key: string;
    officer_id: OfficerId;
    unit_id: UnitId;
    at: Instant;
    verdict: LinkVerdict;
    mention_id: MentionId;
    enterprise_id: EnterpriseId;
    surface: string;
    context_class: string;
    evidence: Json<readonly MentionEvidence[]>;
    confidence: number;
    link_model: string | null;
    undone_at: Generated<Instant | null>;
    undone_by: Generated<OfficerId | null>;
  };
  link_judgement_changes: {
    judgement_id: string;
    mention_id: MentionId;
    state_before: string;
    state_after: string;
    signals_added: string[];
    signals_taken: Json<unknown>;
  };
  link_models: {
    version: string;
    made_at: Instant;
    base: string;
    adjustment: Json<unknown>;
    judged_count: number;
    figures: Json<unknown>;
  };
  enterprise_moves: {
    id: string;
    act_key: string;
    kind: 'merge' | 'split';
    from_id: EnterpriseId;
    into_id: EnterpriseId;
    officer_id: OfficerId;
    unit_id: UnitId;
    at: Instant;
    reason: string;
    counts: Json<unknown>;
    undone_at: Generated<Instant | null>;
    undone_by: Generated<OfficerId | null>;
    undo_reason: Generated<string | null>;
  };
  enterprise_moved_rows: {
    before: Json<unknown> | null;
    move_id: string;
    place: string;
    row_key: string;
  };
};
