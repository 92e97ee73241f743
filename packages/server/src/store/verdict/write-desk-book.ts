import type {
  CaseAct,
  CaseFile,
  Day,
  Instant,
  Judgement,
  OfficerId,
  UnitId,
  WarningActKind,
  WarningId,
} from '@weisu/core';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

export type BulkWarningAct = {
  readonly warningId: WarningId;
  readonly seq: number;
  readonly kind: WarningActKind;
  readonly by: OfficerId;
  readonly at: Instant;
  readonly reason: string | null;
  readonly unitId: UnitId | null;
  readonly until: Day | null;
};

export const insertWarningActs = (db: Queryable, acts: readonly BulkWarningAct[]): Promise<number> =>
  bulkInsert(
    db,
    'warning_acts',
    {
      warning_id: 'text',
      seq: 'integer',
      act_key: 'text',
      kind: 'text',
      officer_id: 'text',
      at: 'timestamptz',
      reason: 'text',
      unit_id: 'text',
      until: 'date',
    },
    acts.map((act) => ({
      warning_id: act.warningId,
      seq: act.seq,
      act_key: `seed:${act.seq}:${act.kind}`,
      kind: act.kind,
      officer_id: act.by,
      at: act.at,
      reason: act.reason,
      unit_id: act.unitId,
      until: act.until,
    })),
  );

export const insertCaseFiles = async (
  db: Queryable,
  files: readonly { readonly file: CaseFile; readonly dueOn: Day | null }[],
  procedure: string,
): Promise<void> => {
  await bulkInsert(
    db,
    'case_files',
    {
      id: 'text',
      enterprise_id: 'text',
      unit_id: 'text',
      procedure: 'text',
      opened_at: 'timestamptz',
      step: 'text',
      closed_at: 'timestamptz',
      due_on: 'date',
    },
    files.map(({ file, dueOn }) => ({
      id: file.id,
      enterprise_id: file.enterpriseId,
      unit_id: file.unitId,
      procedure,
      opened_at: file.openedAt,
      step: file.step,
      closed_at: file.closedAt,
      due_on: dueOn,
    })),
  );
};

export const insertCaseActs = (db: Queryable, acts: readonly CaseAct[]): Promise<number> =>
  bulkInsert(
    db,
    'case_acts',
    {
      case_file_id: 'text',
      seq: 'integer',
      act_key: 'text',
      step: 'text',
      kind: 'text',
      officer_id: 'text',
      unit_id: 'text',
      at: 'timestamptz',
      note: 'text',
      evidence: 'text',
      payload: 'jsonb',
    },
    acts.map((act) => ({
      case_file_id: act.caseFileId,
      seq: act.seq,
      act_key: `seed:${act.seq}:${act.kind}`,
      step: act.step,
      kind: act.kind,
      officer_id: act.by,
      unit_id: act.unitId,
      at: act.at,
      note: act.note,
      evidence: act.evidence,
      payload: act.payload ?? null,
    })),
  );

export type BulkJudgement = Judgement & { readonly warningId: WarningId };

/** The first judgement of warnings that have none. */
export const insertJudgements = (db: Queryable, judgements: readonly BulkJudgement[]): Promise<number> =>
  bulkInsert(
    db,
    'warning_judgements',
    {
      warning_id: 'text',
      seq: 'integer',
      act_key: 'text',
      verdict: 'text',
      useful: 'boolean',
      reason: 'text',
      officer_id: 'text',
      at: 'timestamptz',
    },
    judgements.map((judgement) => ({
      warning_id: judgement.warningId,
      seq: 1,
      act_key: 'seed:1:judge',
      verdict: judgement.verdict,
      useful: judgement.useful,
      reason: judgement.reason,
      officer_id: judgement.by,
      at: judgement.at,
    })),
  );
