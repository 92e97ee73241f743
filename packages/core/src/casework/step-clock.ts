import { findDeadline } from '../jurisdiction/find-deadline.ts';
import type { Deadline, Jurisdiction } from '../jurisdiction/jurisdiction.ts';
import type { Day, Instant } from '../time.ts';
import { dayOf } from '../time.ts';
import type { CaseFile } from './case-file.ts';
import type { WorkCalendar } from './clock.ts';
import { dueOn } from './clock.ts';
import { clockTermsOf } from './dispatch/dispatch-clock.ts';
import { actsOfStep, findStep, stepBeganAt } from './procedure.ts';
import type { RunningClock } from './supervision.ts';

export type StepClock = RunningClock & { readonly deadline: Deadline };

const later = (a: Instant, b: Instant | null = null): Instant => (b !== null && b > a ? b : a);

/** Work sent to another unit is to be signed for anew; handling goes on from the first dispatch, unless a ruling began it anew. */
const clockStart = (caseFile: CaseFile, from: 'step' | 'opening'): Day => {
  const { dispatch, acts, openedAt } = caseFile;
  if (from === 'step') {
    const began = stepBeganAt(caseFile);
    return dayOf(dispatch?.state === 'sent' ? later(began, dispatch.sentAt) : began);
  }
  return dayOf(later(acts.findLast((act) => act.kind === 'reopen')?.at ?? openedAt, dispatch?.clockFrom));
};

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
    dueOn: dueOn(
      deadline,
      from,
      calendar,
      caseFile.dispatch === undefined ? {} : clockTermsOf(caseFile.dispatch, deadline, from),
    ),
    actedOn: last === undefined ? null : dayOf(last.at),
  };
};
