import type { Day, Instant } from '../../time.ts';
import { dayOf } from '../../time.ts';
import { findDeadline } from '../../jurisdiction/find-deadline.ts';
import type { Deadline, Jurisdiction } from '../../jurisdiction/jurisdiction.ts';
import type { ClockTerms, WorkCalendar } from '../clock.ts';
import { dueOn } from '../clock.ts';
import type { Dispatch } from './dispatch.ts';

/** What a dispatch does to a clock that starts on `from`: it stands while suspended, and is longer once that was approved. */
export const clockTermsOf = (
  { extendedOn, pauses }: Pick<Dispatch, 'extendedOn' | 'pauses'>,
  deadline: Pick<Deadline, 'extension'>,
  from: Day,
): ClockTerms => ({
  extended: deadline.extension !== null && extendedOn !== null && extendedOn >= from,
  pauses,
});

type Deadlines = Pick<Jurisdiction, 'deadlines'>;

const lastDay = (jurisdiction: Deadlines, calendar: WorkCalendar, id: string, since: Instant): Day | null => {
  const from = dayOf(since);
  const deadline = findDeadline(jurisdiction, id, from);
  return deadline === undefined ? null : dueOn(deadline, from, calendar);
};

type Place = Deadlines & Pick<Jurisdiction, 'dispatch'>;

/** Last day on which the holder may send the work back; counts from when it was sent to the holder. */
export const returnBy = (jurisdiction: Place, calendar: WorkCalendar, { sentAt }: Dispatch): Day | null =>
  lastDay(jurisdiction, calendar, jurisdiction.dispatch.returnDeadline, sentAt);

/** Last day for the city's ruling, or null where none is asked for. */
export const rulingDueOn = (jurisdiction: Place, calendar: WorkCalendar, dispatch: Dispatch): Day | null =>
  dispatch.state === 'contested' && dispatch.returnedAt !== null
    ? lastDay(jurisdiction, calendar, jurisdiction.dispatch.rulingDeadline, dispatch.returnedAt)
    : null;
