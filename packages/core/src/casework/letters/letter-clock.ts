import { findDeadline } from '../../jurisdiction/find-deadline.ts';
import type { Deadline, Jurisdiction } from '../../jurisdiction/jurisdiction.ts';
import type { Day } from '../../time.ts';
import { dueOn, type WorkCalendar } from '../clock.ts';
import { type Supervision, supervisionOf } from '../supervision.ts';
import type { Letter } from './letter.ts';

type Place = Pick<Jurisdiction, 'letters' | 'deadlines'>;

/** The reply's clock: from which day, until which day, under which deadline. */
export type LetterClock = { readonly deadline: Deadline; readonly from: Day; readonly dueOn: Day };

/** Null before delivery, after withdrawal, and where no deadline was in force on the day from which it would count. */
export const letterClock = (
  { letters, deadlines }: Place,
  { kind: kindId, delivered, decidedOn }: Pick<Letter, 'kind' | 'delivered' | 'decidedOn'>,
  calendar: WorkCalendar,
): LetterClock | null => {
  const kind = letters.kinds.find(({ id }) => id === kindId);
  if (kind === undefined || delivered === null) return null;
  const from = kind.replyFrom === 'decision' ? (decidedOn ?? delivered.on) : delivered.on;
  const deadline = findDeadline({ deadlines }, kind.deadline, from);
  return deadline === undefined ? null : { deadline, from, dueOn: dueOn(deadline, from, calendar) };
};

/** Colour of a letter that waits for its reply; null where it does not wait. Waiting is never `late`: the work is another's. */
export const letterSupervision = (
  clock: LetterClock | null,
  { state }: Pick<Letter, 'state'>,
  today: Day,
  calendar: WorkCalendar,
): Supervision | null =>
  clock === null || state !== 'delivered'
    ? null
    : supervisionOf({ from: clock.from, dueOn: clock.dueOn, actedOn: clock.from }, today, calendar);
