import type { Procedure } from '../jurisdiction/jurisdiction.ts';
import type { CaseAct, CaseFile } from './case-file.ts';
import { stepAfter } from './procedure.ts';

/** How a case file begins. `step` is the procedure's `opensAt` where it is left out. */
export type CaseFileOpening = Pick<
  CaseFile,
  'id' | 'enterpriseId' | 'unitId' | 'warningIds' | 'openedAt' | 'dispatch'
> & {
  readonly step?: string;
};

/** A case file without acts. Throws a RangeError where the procedure has no such step. */
export const openCaseFile = (
  procedure: Procedure,
  { step = procedure.opensAt, ...opening }: CaseFileOpening,
): CaseFile => {
  if (!procedure.steps.some(({ id }) => id === step))
    throw new RangeError(`no step ${step} in ${procedure.id}`);
  return { ...opening, step, closedAt: null, acts: [] };
};

/** A file that was merged stands still; undone, it goes on where it stood. */
const applyMerge = (caseFile: CaseFile, act: CaseAct): CaseFile => {
  const acts = [...caseFile.acts, act];
  const { mergedInto, ...rest } = caseFile;
  if (act.kind === 'unmerge')
    return { ...rest, acts, step: mergedInto?.step ?? null, closedAt: mergedInto?.closedAt ?? null };
  const id = act.payload?.form === 'arrangement' ? act.payload.caseFileId : caseFile.id;
  const { step, closedAt } = caseFile;
  return { ...rest, acts, step: null, closedAt: closedAt ?? act.at, mergedInto: { id, step, closedAt } };
};

const applyAct = (procedure: Procedure, caseFile: CaseFile, act: CaseAct): CaseFile => {
  if (act.kind === 'merge-into' || act.kind === 'unmerge') return applyMerge(caseFile, act);
  const acts = [...caseFile.acts, act];
  if (act.kind === 'reopen') return { ...caseFile, acts, step: act.step, closedAt: null };
  if (act.kind !== 'end-step') return { ...caseFile, acts };
  const step = stepAfter(procedure, act.step);
  return { ...caseFile, acts, step, closedAt: step === null ? act.at : null };
};

const isOutOfPlace = (caseFile: CaseFile, act: CaseAct): boolean => {
  const isMerged = caseFile.mergedInto !== undefined;
  if (act.kind === 'unmerge') return !isMerged;
  if (isMerged) return true;
  // A closed file may be merged as well: its warnings, letters and claims go along.
  if (act.kind === 'merge-into') return act.payload?.form !== 'arrangement';
  return (
    (act.kind === 'reopen') !== (caseFile.step === null) ||
    (act.kind !== 'reopen' && act.step !== caseFile.step)
  );
};

const isBroken = (caseFile: CaseFile, act: CaseAct): boolean =>
  act.caseFileId !== caseFile.id || act.seq !== caseFile.acts.length + 1 || isOutOfPlace(caseFile, act);

/**
 * The case file after its acts, in the order of `seq` from 1. Only the order and the steps are checked, not the guards:
 * acts once accepted stay accepted when the procedure changes. Throws an Error that names the first act that does not follow.
 */
export const foldCaseFile = (procedure: Procedure, opened: CaseFile, acts: readonly CaseAct[]): CaseFile =>
  acts.reduce((caseFile, act) => {
    if (isBroken(caseFile, act)) {
      throw new Error(
        `act ${act.seq} (${act.kind}) does not follow in case file ${caseFile.id}: its history is broken`,
      );
    }
    return applyAct(procedure, caseFile, act);
  }, opened);
