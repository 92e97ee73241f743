import { refuse } from '../../errors.ts';
import type { Procedure } from '../../jurisdiction/jurisdiction.ts';
import type { CaseAct, CaseFile } from '../case-file.ts';
import type { ArrangementKind, Belongings } from './arrangement.ts';

/** Who arranges, when, and why. */
export type ArrangementDraft = Pick<CaseAct, 'by' | 'unitId' | 'at' | 'note'>;

/** The acts that one arrangement is: one on each of the two case files, so that both tell of it. */
export type Arranged = { readonly from: CaseAct; readonly to: CaseAct };

const actOn = (
  procedure: Procedure,
  file: CaseFile,
  kind: ArrangementKind,
  { note, ...draft }: ArrangementDraft,
  payload: NonNullable<CaseAct['payload']>,
): CaseAct => ({
  caseFileId: file.id,
  seq: file.acts.length + 1,
  step: file.step ?? file.mergedInto?.step ?? procedure.reopensAt,
  kind,
  ...draft,
  note: note.trim() === '' ? refuse('bad-input', '请写明理由 / say why', 'note') : note.trim(),
  evidence: null,
  payload,
});

const both = (
  procedure: Procedure,
  [from, fromKind]: readonly [CaseFile, ArrangementKind],
  [to, toKind]: readonly [CaseFile, ArrangementKind],
  draft: ArrangementDraft,
  gone: Belongings,
): Arranged => ({
  from: actOn(procedure, from, fromKind, draft, { form: 'arrangement', caseFileId: to.id, ...gone }),
  to: actOn(procedure, to, toKind, draft, { form: 'arrangement', caseFileId: from.id, ...gone }),
});

const mustBeOpen = (file: CaseFile): void => {
  if (file.mergedInto !== undefined)
    refuse('conflict', '该案卷已并入另一案卷 / that case file has been merged into another');
  if (file.step === null) refuse('conflict', '该案卷已办结 / that case file is closed');
};

/**
 * 并卷: `source` ends in `target`, which takes over what belongs to it. Refuses with `bad-input` a file into itself or an empty
 * note, with `already-done` a file that is merged already, with `conflict` a target that is closed or merged itself.
 */
export const decideMerge = (
  procedure: Procedure,
  source: CaseFile,
  target: CaseFile,
  draft: ArrangementDraft,
  gone: Belongings,
): Arranged => {
  if (source.id === target.id)
    refuse('bad-input', '不能并入自身 / a case file cannot be merged into itself', 'into');
  if (source.mergedInto !== undefined)
    refuse('already-done', '该案卷已并入另一案卷 / this case file has been merged already');
  mustBeOpen(target);
  return both(procedure, [source, 'merge-into'], [target, 'take-in'], draft, gone);
};

/**
 * 撤销并卷: `source` goes on where it stood, with what came from it and is still in `holder`.
 * Refuses with `conflict` where it is not merged into `holder`, or `holder` is closed or merged itself: then that must be undone first.
 */
export const decideUnmerge = (
  procedure: Procedure,
  source: CaseFile,
  holder: CaseFile,
  draft: ArrangementDraft,
  back: Belongings,
): Arranged => {
  if (source.mergedInto?.id !== holder.id)
    refuse('conflict', '该案卷没有并入这份案卷 / it is not merged into that case file');
  mustBeOpen(holder);
  return both(procedure, [holder, 'give-back'], [source, 'unmerge'], draft, back);
};

/**
 * 分卷: what was chosen goes on in `opened`, a case file of its own in the same step. Refuses with `conflict` where `source` is
 * closed, with `bad-input` where nothing was chosen or no warning would stay.
 */
export const decideSplit = (
  procedure: Procedure,
  source: CaseFile,
  opened: CaseFile,
  draft: ArrangementDraft,
  gone: Belongings,
): Arranged => {
  mustBeOpen(source);
  const chosen = gone.warnings.length + gone.letters.length + gone.claimCount;
  if (chosen === 0)
    refuse(
      'bad-input',
      '请选择要分出的预警、文书或名册 / choose what goes into the new case file',
      'warningIds',
    );
  if (source.warningIds.length > 0 && gone.warnings.length >= source.warningIds.length)
    refuse('bad-input', '原案卷至少保留一条预警 / at least one warning must stay', 'warningIds');
  return both(procedure, [source, 'split-off'], [opened, 'split-from'], draft, gone);
};
