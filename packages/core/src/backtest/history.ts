import { daysBetween } from '../time.ts';
import { nameKey, type Occurrence } from './occurrence.ts';

/** Days since 1970-01-01. */
const EPOCH = '1970-01-01';
export const dayNumber = (day: string): number => daysBetween(EPOCH, day);

/** What happened to one enterprise, in the order in which it became known. */
export type History = {
  readonly key: string;
  /** The latest spelling. */
  readonly name: string;
  /** Enterprises whose names begin alike share one. */
  readonly family: string;
  readonly recordedOn: Int32Array;
  readonly occurredOn: Int32Array;
  readonly partyCount: Float64Array;
  readonly categories: readonly string[];
};

/** Enterprises with a first word or two in common are often one house: branches, regional companies. */
const familyOf = (key: string): string => key.split(' ').slice(0, 2).join(' ');

/** Groups occurrences by enterprise, in the order of the names; those without a name or a day are left out. */
export const historiesOf = (occurrences: readonly Occurrence[]): History[] => {
  const byKey = new Map<string, Occurrence[]>();
  for (const occurrence of occurrences) {
    const key = nameKey(occurrence.enterprise);
    if (key === '' || occurrence.occurredOn === '' || occurrence.recordedOn === '') continue;
    const own = byKey.get(key);
    if (own === undefined) byKey.set(key, [occurrence]);
    else own.push(occurrence);
  }
  return [...byKey.keys()].sort().map((key) => {
    const own = (byKey.get(key) ?? []).toSorted((a, b) =>
      a.recordedOn < b.recordedOn
        ? -1
        : a.recordedOn > b.recordedOn
          ? 1
          : a.occurredOn < b.occurredOn
            ? -1
            : 1,
    );
    return {
      key,
      name: own.at(-1)?.enterprise ?? key,
      family: familyOf(key),
      recordedOn: Int32Array.from(own, (o) => dayNumber(o.recordedOn)),
      occurredOn: Int32Array.from(own, (o) => dayNumber(o.occurredOn)),
      partyCount: Float64Array.from(own, (o) => o.partyCount ?? NaN),
      categories: own.map((o) => o.category),
    };
  });
};

/** How many of a history's occurrences were known on a day, that day included. */
export const knownCount = (history: History, asOf: number): number => {
  const { recordedOn } = history;
  let low = 0;
  let high = recordedOn.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((recordedOn[middle] as number) <= asOf) low = middle + 1;
    else high = middle;
  }
  return low;
};
