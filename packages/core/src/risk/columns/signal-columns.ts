import { numberOf } from '../../city/day-number.ts';
import type { EnterpriseId } from '../../ids.ts';
import { byOccurrence } from '../../signal/by-occurrence.ts';
import type { Signal, SignalKind } from '../../signal/signal.ts';
import { type Day, dayOf } from '../../time.ts';
import type { Feed } from '../indicator.ts';

/**
 * Signals of many enterprises without an object each: those of row `r` lie from `starts[r]` to `starts[r + 1]`, by occurrence.
 * Days are numbers since 1970-01-01. All arrays may lie in memory that threads share.
 */
export type SignalColumns = {
  readonly starts: Uint32Array;
  /** Place of its kind in `kinds`. */
  readonly kind: Uint8Array;
  readonly kinds: readonly SignalKind[];
  readonly occurredOn: Int32Array;
  /** Day on which it was recorded, in Shanghai. */
  readonly knownOn: Int32Array;
  readonly magnitude: Float64Array;
  readonly certainty: Float64Array;
  /** Numbers that tell sources apart, and stories; −1 is a story of its own. */
  readonly source: Int32Array;
  readonly story: Int32Array;
};

/** Day that no statement was ever made on. */
export const NEVER_STATED = -0x8000_0000;

/** What measuring needs of each row's enterprise. */
export type EnterpriseColumns = {
  readonly rowCount: number;
  /** Places in `districts` and `industries`. */
  readonly district: Uint16Array;
  readonly districts: readonly (string | null)[];
  readonly industry: Uint16Array;
  readonly industries: readonly (string | null)[];
  /** Newest day on which a feed made a statement about the very enterprise; a feed left out never did. */
  readonly stated: ReadonlyMap<Feed, Int32Array>;
};

/** Gives each different value a number, in the order of their coming. */
const createNumbering = <T>(): { readonly of: (value: T) => number; readonly values: T[] } => {
  const numbers = new Map<T, number>();
  const values: T[] = [];
  return {
    values,
    of: (value) => {
      const known = numbers.get(value);
      if (known !== undefined) return known;
      numbers.set(value, values.length);
      return values.push(value) - 1;
    },
  };
};

/** Lays signals out by the rows of `ids`; those of other enterprises are left out. */
export const signalColumnsOf = (ids: readonly EnterpriseId[], signals: readonly Signal[]): SignalColumns => {
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  const own = signals.filter(({ enterpriseId }) => rowOf.has(enterpriseId));
  const starts = new Uint32Array(ids.length + 1);
  for (const { enterpriseId } of own) {
    const after = (rowOf.get(enterpriseId) as number) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let row = 0; row < ids.length; row += 1)
    starts[row + 1] = (starts[row + 1] as number) + (starts[row] as number);
  const next = starts.slice();
  const order: Signal[] = Array.from({ length: own.length });
  for (const signal of own) {
    const row = rowOf.get(signal.enterpriseId) as number;
    const place = next[row] as number;
    order[place] = signal;
    next[row] = place + 1;
  }
  for (let row = 0; row < ids.length; row += 1) {
    const [from, to] = [starts[row] as number, starts[row + 1] as number];
    if (to - from > 1)
      order
        .slice(from, to)
        .sort(byOccurrence)
        .forEach((signal, at) => (order[from + at] = signal));
  }
  const kinds = createNumbering<SignalKind>();
  const sources = createNumbering<string>();
  const stories = createNumbering<string>();
  const days = new Map<Day, number>();
  const dayNumber = (day: Day): number => {
    let number = days.get(day);
    if (number === undefined) days.set(day, (number = numberOf(day)));
    return number;
  };
  return {
    starts,
    kind: Uint8Array.from(order, (signal) => kinds.of(signal.kind)),
    kinds: kinds.values,
    occurredOn: Int32Array.from(order, (signal) => dayNumber(signal.occurredOn)),
    knownOn: Int32Array.from(order, (signal) => dayNumber(dayOf(signal.recordedAt))),
    magnitude: Float64Array.from(order, (signal) => signal.magnitude),
    certainty: Float64Array.from(order, (signal) => signal.certainty),
    source: Int32Array.from(order, (signal) => sources.of(signal.sourceId)),
    story: Int32Array.from(order, (signal) => (signal.storyId === null ? -1 : stories.of(signal.storyId))),
  };
};

/** What is known of each enterprise beside its signals. */
export type ColumnSubject = {
  readonly district: string | null;
  readonly industry: string | null;
  readonly statedOn: (feed: Feed) => Day | null;
};

/** Lays enterprises out in their order. `feeds` are those that make statements enterprise by enterprise. */
export const enterpriseColumnsOf = (
  subjects: readonly ColumnSubject[],
  feeds: readonly Feed[],
): EnterpriseColumns => {
  const districts = createNumbering<string | null>();
  const industries = createNumbering<string | null>();
  return {
    rowCount: subjects.length,
    district: Uint16Array.from(subjects, ({ district }) => districts.of(district)),
    districts: districts.values,
    industry: Uint16Array.from(subjects, ({ industry }) => industries.of(industry)),
    industries: industries.values,
    stated: new Map(
      feeds.map((feed) => [
        feed,
        Int32Array.from(subjects, ({ statedOn }) => {
          const day = statedOn(feed);
          return day === null ? NEVER_STATED : numberOf(day);
        }),
      ]),
    ),
  };
};
