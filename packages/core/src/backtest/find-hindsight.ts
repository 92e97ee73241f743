import type { Day } from '../time.ts';
import { historiesOf } from './history.ts';
import type { Occurrence } from './occurrence.ts';
import { takeSnapshot } from './snapshot.ts';

/** A number that would have been another had the future been cut away: the picture of a day has looked ahead. */
export type Hindsight = { readonly asOf: Day; readonly enterprise: string; readonly feature: string };

/**
 * Takes the picture of a day twice, from everything and from only what was recorded by then, and names what differs;
 * empty where nothing looks ahead.
 */
export const findHindsight = (
  occurrences: readonly Occurrence[],
  asOf: Day,
  candidateCount: number,
  take: typeof takeSnapshot = takeSnapshot,
): Hindsight[] => {
  const whole = take(historiesOf(occurrences), asOf, candidateCount);
  const cut = take(historiesOf(occurrences.filter((own) => own.recordedOn <= asOf)), asOf, candidateCount);
  const places = new Map(cut.histories.map((history, row) => [history.key, row]));
  return whole.histories.flatMap((history, row) => {
    const other = places.get(history.key);
    return whole.table.names.flatMap((feature, column) => {
      const a = whole.table.columns[column]?.[row];
      const b = other === undefined ? undefined : cut.table.columns[column]?.[other];
      return Object.is(a, b) ? [] : [{ asOf, enterprise: history.key, feature }];
    });
  });
};
