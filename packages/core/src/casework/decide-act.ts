import { refuse } from '../errors.ts';
import type { Procedure } from '../jurisdiction/jurisdiction.ts';
import type { CaseAct, CaseFile } from './case-file.ts';
import type { ActPayload } from './joint/act-payload.ts';
import { checkPayload } from './joint/check-payload.ts';
import { endHeldBack, findStep, mayRecord } from './procedure.ts';

/** What an officer asks to record. `kind` is an act of the procedure, `end-step` or `reopen`. */
export type ActDraft = Pick<CaseAct, 'kind' | 'by' | 'unitId' | 'at' | 'note' | 'evidence'> & {
  readonly payload?: ActPayload | null;
};

const textOrNull = (text: string | null): string | null =>
  text === null || text.trim() === '' ? null : text.trim();

const checkRecord = (procedure: Procedure, caseFile: CaseFile, draft: ActDraft): void => {
  const kind = procedure.acts.find(({ id }) => id === draft.kind);
  if (kind === undefined)
    return refuse('bad-input', `没有工作事项 ${draft.kind} / there is no act ${draft.kind}`, 'kind');
  if (!mayRecord(procedure, caseFile).some(({ id }) => id === kind.id)) {
    const step = findStep(procedure, caseFile)?.name;
    refuse(
      'guard-not-met',
      `“${kind.name.zh}”不属于当前步骤“${step?.zh}” / "${kind.name.en}" does not belong to the current step "${step?.en}"`,
      'kind',
    );
  }
  if (kind.evidence && textOrNull(draft.evidence) === null) {
    refuse('guard-not-met', `“${kind.name.zh}”须附证据 / "${kind.name.en}" needs evidence`, 'evidence');
  }
  checkPayload(procedure, caseFile, kind, draft);
};

const checkEnd = (procedure: Procedure, caseFile: CaseFile, draft: ActDraft): void => {
  const held = endHeldBack(procedure, caseFile, draft.by);
  if (held !== null) refuse('guard-not-met', `${held.zh} / ${held.en}`, 'kind');
};

/**
 * The act that a draft becomes, numbered after the last, or a `RefusedError`: `already-done` for a closed file (and for reopening
 * an open one), `guard-not-met` where the step, its needs, the second person or the evidence stand against it, `bad-input` for an
 * unknown kind, an empty note or a payload that the act cannot carry (`checkPayload`). Changes nothing: fold the act to see the new state.
 */
export const decideAct = (procedure: Procedure, caseFile: CaseFile, draft: ActDraft): CaseAct => {
  const note = textOrNull(draft.note) ?? refuse('bad-input', '请写明情况 / say what was done', 'note');
  const isReopening = draft.kind === 'reopen';
  if (caseFile.mergedInto !== undefined)
    refuse(
      'already-done',
      '案卷已并入另一案卷，请到主卷办理 / the case file is merged into another: act there',
    );
  if (!isReopening && caseFile.step === null) refuse('already-done', '案卷已办结 / the case file is closed');
  if (isReopening && caseFile.step !== null)
    refuse('already-done', '案卷未办结，无需重启 / the case file is open');
  if (draft.kind === 'end-step') checkEnd(procedure, caseFile, draft);
  else if (!isReopening) checkRecord(procedure, caseFile, draft);
  const isTurn = isReopening || draft.kind === 'end-step';
  if (isTurn && (draft.payload ?? null) !== null)
    refuse('bad-input', '这一步没有明细 / this takes no details', 'payload');
  return {
    caseFileId: caseFile.id,
    seq: caseFile.acts.length + 1,
    step: caseFile.step ?? procedure.reopensAt,
    kind: draft.kind,
    by: draft.by,
    unitId: draft.unitId,
    at: draft.at,
    note,
    evidence: textOrNull(draft.evidence),
    ...((draft.payload ?? null) === null ? {} : { payload: draft.payload }),
  };
};
