import type { ActKind, Procedure, Step } from '../jurisdiction/jurisdiction.ts';
import type { OfficerId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { Wording } from '../wording.ts';
import type { CaseAct, CaseFile } from './case-file.ts';
import { closingHeldBack } from './joint/closing.ts';

const isTurn = (act: CaseAct): boolean => act.kind === 'end-step' || act.kind === 'reopen';

/** The step that an open case file is in; undefined once it is closed, or where the procedure no longer knows the step. */
export const findStep = (procedure: Procedure, { step }: Pick<CaseFile, 'step'>): Step | undefined =>
  procedure.steps.find(({ id }) => id === step);

/** The step after this one, or null after the last. */
export const stepAfter = (procedure: Procedure, step: string): string | null => {
  const index = procedure.steps.findIndex(({ id }) => id === step);
  return index === -1 ? null : (procedure.steps[index + 1]?.id ?? null);
};

/** Acts recorded since the current step began; a step entered again after a reopening starts with none. */
export const actsOfStep = ({ acts }: Pick<CaseFile, 'acts'>): readonly CaseAct[] =>
  acts.slice(acts.findLastIndex(isTurn) + 1);

/** When the current step began. */
export const stepBeganAt = ({ acts, openedAt }: Pick<CaseFile, 'acts' | 'openedAt'>): Instant =>
  acts.findLast(isTurn)?.at ?? openedAt;

const kindsOf = (procedure: Procedure, ids: readonly string[]): ActKind[] =>
  ids.flatMap((id) => procedure.acts.find((act) => act.id === id) ?? []);

/** Acts that must still be recorded before the current step may end. Empty for a closed file. */
export const lacksOf = (procedure: Procedure, caseFile: CaseFile): ActKind[] => {
  const done = new Set(actsOfStep(caseFile).map((act) => act.kind));
  return kindsOf(procedure, findStep(procedure, caseFile)?.needs.filter((kind) => !done.has(kind)) ?? []);
};

/** Acts that the current step takes, those it needs first. Empty for a closed file. */
export const mayRecord = (procedure: Procedure, caseFile: CaseFile): ActKind[] => {
  const step = findStep(procedure, caseFile);
  return step === undefined ? [] : kindsOf(procedure, [...step.needs, ...step.allows]);
};

/** Why this officer cannot end the current step now, or null where nothing stands against it. */
export const endHeldBack = (procedure: Procedure, caseFile: CaseFile, by: OfficerId): Wording | null => {
  const step = findStep(procedure, caseFile);
  if (step === undefined)
    return caseFile.mergedInto === undefined
      ? { zh: '案卷已办结', en: 'the case file is closed' }
      : { zh: '案卷已并入另一案卷', en: 'the case file is merged into another' };
  const lacks = lacksOf(procedure, caseFile);
  if (lacks.length > 0) {
    return {
      zh: `本步骤尚缺：${lacks.map(({ name }) => name.zh).join('、')}`,
      en: `this step still needs: ${lacks.map(({ name }) => name.en).join(', ')}`,
    };
  }
  const short = closingHeldBack(procedure, actsOfStep(caseFile));
  if (short !== null) return short;
  const needed = new Set(step.needs);
  if (step.secondPerson && actsOfStep(caseFile).some((act) => needed.has(act.kind) && act.by === by)) {
    return { zh: '须由另一名经办人审核办结', en: 'another officer must check and end this step' };
  }
  return null;
};
