import type { Reply, Routes } from '@weisu/contract';
import {
  actsOfStep,
  type CaseFile,
  endHeldBack,
  findStep,
  type Jurisdiction,
  lacksOf,
  may,
  mayRecord,
  type Step,
} from '@weisu/core';
import type { StoredCaseAct, WholeCaseFile } from '../store/desk/load-case-file.ts';
import { actNameOf } from './act-name.ts';
import { clockOf, stateOf } from './case-file-state.ts';
import { type Others, presentArrangements } from './arrangement/present-arrangements.ts';
import { presentCaseWork } from './present-case-work.ts';
import { unitRefOf } from './place-names.ts';
import type { ViewContext } from './view-context.ts';

type Row = Reply<Routes['listCaseFiles']>['rows'][number];
type Detail = Reply<Routes['caseFile']>;

const rowOf = (stored: WholeCaseFile, file: CaseFile, context: ViewContext): Row => {
  const step = findStep(context.jurisdiction.procedure, file);
  return {
    id: stored.id,
    enterprise: { id: stored.enterpriseId, name: stored.enterpriseName, creditCode: stored.creditCode },
    unit: unitRefOf(context.jurisdiction, stored.unitId),
    openedAt: stored.openedAt,
    closedAt: file.closedAt,
    step: step === undefined ? null : { id: step.id, name: step.name },
    ...clockOf(context.jurisdiction, context.calendar, file, context.today),
    warningCount: stored.warningIds.length,
  };
};

/** A row of the list of case files, its state and clock told from its acts. */
export const presentCaseFileRow = (stored: WholeCaseFile, context: ViewContext): Row =>
  rowOf(stored, stateOf(context.jurisdiction, stored), context);

const presentAct = (
  act: StoredCaseAct,
  jurisdiction: Jurisdiction,
): Detail['steps'][number]['acts'][number] => ({
  seq: act.seq,
  step: act.step,
  kind: act.kind,
  name: actNameOf(jurisdiction.procedure, act.kind),
  side: jurisdiction.procedure.acts.find((kind) => kind.id === act.kind)?.side ?? null,
  byName: act.byName,
  unit: unitRefOf(jurisdiction, act.unitId),
  at: act.at,
  note: act.note,
  evidence: act.evidence,
  // Ids of what went over may be another area's: what of it may be seen stands in `arrangements`.
  payload: act.payload?.form === 'arrangement' ? null : (act.payload ?? null),
});

type StepState = 'done' | 'current' | 'ahead';

/** A step before the one where the file was opened counts as done: the warning itself was it. */
const stepStateOf = (steps: readonly Step[], step: Step, current: string | null): StepState => {
  if (current === null) return 'done';
  const at = steps.findIndex(({ id }) => id === current);
  const own = steps.indexOf(step);
  return own === at ? 'current' : own < at ? 'done' : 'ahead';
};

const named = ({ id, name }: { id: string; name: { zh: string; en: string } }) => ({ kind: id, name });

/** The page of one case file: the six steps with their acts, what is lacking, and what this officer may do next. */
export const presentCaseFile = (stored: WholeCaseFile, others: Others, context: ViewContext): Detail => {
  const { procedure } = context.jurisdiction;
  const file = stateOf(context.jurisdiction, stored);
  const acts = may(context.viewer.role, 'act-on-case-file');
  const held = endHeldBack(procedure, file, context.viewer.officerId);
  const done = new Set(actsOfStep(file).map((act) => act.kind));
  return {
    ...rowOf(stored, file, context),
    steps: procedure.steps.map((step) => ({
      id: step.id,
      name: step.name,
      purpose: step.purpose,
      state: stepStateOf(procedure.steps, step, file.mergedInto?.step ?? file.step),
      acts: stored.acts
        .filter((act) => act.step === step.id)
        .map((act) => presentAct(act, context.jurisdiction)),
      lacks: step.id === file.step ? lacksOf(procedure, file).map(named) : [],
    })),
    mayRecord: acts
      ? mayRecord(procedure, file)
          .map(({ id, name, side, evidence, form }) => ({
            kind: id,
            name,
            side,
            evidence,
            form: form ?? null,
          }))
          .sort((a, b) => Number(done.has(a.kind)) - Number(done.has(b.kind)))
      : [],
    mayEndStep: acts && held === null,
    endHeldBack: file.step === null ? null : held,
    warningIds: others.warnings.map(({ id }) => id),
    dispatchId: stored.dispatch?.id ?? null,
    work: presentCaseWork(stored.acts, context),
    arrangements: presentArrangements(stored, file, others, context),
  };
};
