import type {
  CaseFileId,
  Day,
  DispatchId,
  DispatchState,
  EnterpriseId,
  Instant,
  OfficerId,
  PassKind,
  StoryId,
  Supervision,
  UnitId,
  Verdict,
  WarningId,
} from '@weisu/core';
import type { Generated } from 'kysely';

type Dispatches = {
  id: DispatchId;
  case_file_id: CaseFileId;
  enterprise_id: EnterpriseId;
  state: DispatchState;
  holder_id: UnitId;
  sender_id: UnitId;
  responsible_id: UnitId;
  asked: 'extension' | 'suspension' | null;
  ruling_due_on: Day | null;
  suspended_until: Day | null;
};

type DispatchPasses = {
  dispatch_id: DispatchId;
  seq: number;
  act_key: string;
  kind: PassKind;
  officer_id: OfficerId;
  unit_id: UnitId;
  at: Instant;
  to_unit_id: UnitId | null;
  return_reason: string | null;
  reason: string | null;
  evidence: string | null;
  until: Day | null;
  colour: Supervision | null;
  restarts_clock: Generated<boolean>;
  asks_for_ruling: Generated<boolean>;
};

type WarningJudgements = {
  warning_id: WarningId;
  seq: number;
  act_key: string;
  verdict: Verdict;
  useful: boolean;
  reason: string;
  officer_id: OfficerId;
  at: Instant;
};

/** Tables of dispatches, of judgements, and of the stories that warnings rest on. */
export type DispatchTables = {
  dispatches: Dispatches;
  dispatch_passes: DispatchPasses;
  warning_judgements: WarningJudgements;
  warning_stories: { warning_id: WarningId; story_id: StoryId };
};
