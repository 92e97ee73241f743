import type { Day, Instant } from '../time.ts';

type Dated = { readonly occurredOn: Day; readonly recordedAt: Instant; readonly id: string };

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sorts facts by when they happened, then when we knew, then id: no two differ only by the order in which they came. */
export const byOccurrence = (a: Dated, b: Dated): number =>
  compare(a.occurredOn, b.occurredOn) || compare(a.recordedAt, b.recordedAt) || compare(a.id, b.id);
