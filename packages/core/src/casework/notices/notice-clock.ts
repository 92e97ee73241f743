import { findDeadline } from '../../jurisdiction/find-deadline.ts';
import type { Jurisdiction } from '../../jurisdiction/jurisdiction.ts';
import type { Day } from '../../time.ts';
import { dayOf } from '../../time.ts';
import { dueOn, type WorkCalendar } from '../clock.ts';
import { type Supervision, supervisionOf } from '../supervision.ts';
import type { Notice } from './notice.ts';

/** The partners' clock: from the day of sending until the day by which each is to answer. */
export type NoticeClock = { readonly from: Day; readonly dueOn: Day };

/** Null before it was sent, and where its kind has no deadline in force on the day of sending. */
export const noticeClock = (
  { notices, deadlines }: Pick<Jurisdiction, 'notices' | 'deadlines'>,
  { kind: kindId, sentAt }: Pick<Notice, 'kind' | 'sentAt'>,
  calendar: WorkCalendar,
): NoticeClock | null => {
  const id = notices.kinds.find((kind) => kind.id === kindId)?.answerDeadline ?? null;
  if (id === null || sentAt === null) return null;
  const from = dayOf(sentAt);
  const deadline = findDeadline({ deadlines }, id, from);
  return deadline === undefined ? null : { from, dueOn: dueOn(deadline, from, calendar) };
};

/** Colour of a notice that waits for an answer; null where none is awaited. Waiting is never `late`: the work is another's. */
export const noticeSupervision = (
  clock: NoticeClock | null,
  isAnswered: boolean,
  today: Day,
  calendar: WorkCalendar,
): Supervision | null =>
  clock === null || isAnswered ? null : supervisionOf({ ...clock, actedOn: clock.from }, today, calendar);
