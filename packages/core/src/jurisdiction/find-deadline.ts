import type { Day } from '../time.ts';
import type { Deadline, Jurisdiction } from './jurisdiction.ts';

/** The deadline of that id in force on a day, or undefined where none was. `holdsUntil` is exclusive. */
export const findDeadline = (
  { deadlines }: Pick<Jurisdiction, 'deadlines'>,
  id: string,
  day: Day,
): Deadline | undefined =>
  deadlines.find(
    (deadline) =>
      deadline.id === id &&
      deadline.holdsFrom <= day &&
      (deadline.holdsUntil === null || day < deadline.holdsUntil),
  );
