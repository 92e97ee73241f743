import {
  type CaseAct,
  type CaseFile,
  type CaseFileOpening,
  type Day,
  foldCaseFile,
  type Jurisdiction,
  openCaseFile,
  stepClock,
  type Supervision,
  supervisionOf,
  type WorkCalendar,
} from '@weisu/core';

/** A case file as the store has it: how it began, and its acts. */
export type CaseFileHistory = Omit<CaseFileOpening, 'step'> & { readonly acts: readonly CaseAct[] };

/** The state that the acts lead to; the columns of the store are only its projection. */
export const stateOf = (
  { procedure }: Pick<Jurisdiction, 'procedure'>,
  { acts, ...opening }: CaseFileHistory,
): CaseFile => {
  const [first] = acts;
  // The seed and the importers may open a file at an earlier step than a dispatch does; its first act says where it began.
  const begin = first === undefined ? opening : { ...opening, step: first.step };
  return foldCaseFile(procedure, openCaseFile(procedure, begin), acts);
};

export type Clock = { readonly dueOn: Day | null; readonly supervision: Supervision | null };

/** The clock of the current step; none where the file is closed or its step has no deadline. */
export const clockOf = (
  jurisdiction: Pick<Jurisdiction, 'procedure' | 'deadlines'>,
  calendar: WorkCalendar,
  file: CaseFile,
  today: Day,
): Clock => {
  const clock = stepClock(jurisdiction, file, calendar);
  return clock === null
    ? { dueOn: null, supervision: null }
    : { dueOn: clock.dueOn, supervision: supervisionOf(clock, today, calendar) };
};
