import type { CaseAct } from '../case-file.ts';
import type { WorkCalendar } from '../clock.ts';
import { type Supervision, supervisionOf } from '../supervision.ts';
import type { Day } from '../../time.ts';
import type { PayloadOf } from './act-payload.ts';
import { actsWith } from './act-payload.ts';

/** A day on which to visit again; `plannedOn` is null for a visit that nobody had planned. */
export type FollowUpVisit = {
  readonly plannedOn: Day | null;
  readonly doneOn: Day | null;
  readonly found: PayloadOf<'visit'>['found'] | null;
  readonly state: 'planned' | 'done' | 'missed';
};

/** Colour of a day that is planned and not answered yet: near on the last working day before it, overdue once it has passed. */
export const visitSupervision = (
  { plannedOn, doneOn }: Pick<FollowUpVisit, 'plannedOn' | 'doneOn'>,
  today: Day,
  calendar: WorkCalendar,
): Supervision | null =>
  plannedOn === null || doneOn !== null
    ? null
    : supervisionOf({ from: plannedOn, dueOn: plannedOn, actedOn: plannedOn }, today, calendar);

/**
 * The visits since the file was last reopened, planned ones first, as of a day. Each visit made answers the earliest planned
 * day that is still open; a day that has passed unanswered is missed until a visit answers it.
 */
export const visitsOf = (acts: readonly CaseAct[], asOf: Day): readonly FollowUpVisit[] => {
  const since = acts.slice(acts.findLastIndex(({ kind }) => kind === 'reopen') + 1);
  const days = actsWith(since, 'visit-plan')
    .flatMap(({ payload }) => payload.days)
    .toSorted();
  const made = actsWith(since, 'visit')
    .map(({ payload }) => payload)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const planned = days.map((plannedOn, index): FollowUpVisit => {
    const visit = made[index];
    if (visit !== undefined) return { plannedOn, doneOn: visit.on, found: visit.found, state: 'done' };
    return { plannedOn, doneOn: null, found: null, state: plannedOn < asOf ? 'missed' : 'planned' };
  });
  const unplanned = made
    .slice(days.length)
    .map(({ on, found }): FollowUpVisit => ({ plannedOn: null, doneOn: on, found, state: 'done' }));
  return [...planned, ...unplanned];
};
