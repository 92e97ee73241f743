import { findDeadline } from '../jurisdiction/find-deadline.ts';
import type { Deadline, Jurisdiction } from '../jurisdiction/jurisdiction.ts';
import type { Day } from '../time.ts';
import { dayOf } from '../time.ts';
import type { CaseFile } from './case-file.ts';
import type { WorkCalendar } from './clock.ts';
import { dueOn } from './clock.ts';
import { actsOfStep, findStep, stepBeganAt } from './procedure.ts';
import type { RunningClock } from './supervision.ts';

export type StepClock = RunningClock & { readonly deadline: Deadline };

const clockStart = (caseFile: CaseFile, from: 'step' | 'opening'): Day =>
  dayOf(
    from === 'step'
      ? stepBeganAt(caseFile)
      : (caseFile.acts.findLast((act) => act.kind === 'reopen')?.at ?? caseFile.openedAt),
  );

/**
 * The clock of the current step, with the newest act of the unit in charge.
 * Null where the file is closed or the step has no deadline in force on the day from which it would count.
 */
export const stepClock = (
  { procedure, deadlines }: Pick<Jurisdiction, 'procedure' | 'deadlines'>,
  caseFile: CaseFile,
  calendar: WorkCalendar,
): StepClock | null => {
  const step = findStep(procedure, caseFile);
  if (step === undefined || step.deadline === null) return null;
  const from = clockStart(caseFile, step.deadlineFrom);
  const deadline = findDeadline({ deadlines }, step.deadline, from);
  if (deadline === undefined) return null;
  // The city's urging is not the unit's work: it must not clear the unit's colour.
  const last = actsOfStep(caseFile).findLast((act) => act.unitId === caseFile.unitId);
  return {
    deadline,
    from,
    dueOn: dueOn(deadline, from, calendar),
    actedOn: last === undefined ? null : dayOf(last.at),
  };
};
