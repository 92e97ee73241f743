import { byOccurrence } from '../signal/by-occurrence.ts';
import type { Signal, SignalKind } from '../signal/signal.ts';
import { addDays, type Day, dayOf, monthOf } from '../time.ts';
import { type Bound, boundsOf } from './bounds.ts';
import type { Indicator, Reading } from './indicator.ts';
import { measureOne, readingOf } from './measure.ts';
import type { Surroundings } from './measure-input.ts';
import type { Measured } from './transform.ts';

/** A number with the days on which it holds: from the one it was worked out for to the next on which a signal comes or goes. */
type Kept = {
  readonly from: Day;
  readonly until: Day | null;
  readonly month: Day;
  readonly measured: Measured;
};

/**
 * The readings of one enterprise, kept while signals arrive and days pass: only what a new signal or a passed window touches is
 * worked out again. The readings are those of `measure` over the same signals, to the bit.
 */
export type ReadingBook = {
  /** All signals taken in, in the order of their arrival. */
  readonly signals: readonly Signal[];
  /** Takes signals in; a known id is left out. */
  readonly note: (signals: readonly Signal[]) => void;
  /** Lets go of signals that happened on `until` or before. */
  readonly forget: (until: Day) => void;
  readonly readings: (input: Surroundings) => Reading[];
};

const later = (a: Day, b: Day): Day => (a > b ? a : b);

/** The next day after `asOf` on which one of the signals comes into sight, or leaves the window or the baseline. */
const nextChange = (
  signals: Iterable<Signal>,
  { windowDays, baselineDays }: Indicator,
  asOf: Day,
): Day | null => {
  let next: Day | null = null;
  for (const { occurredOn, recordedAt } of signals) {
    const days = [
      later(occurredOn, dayOf(recordedAt)),
      addDays(occurredOn, windowDays),
      addDays(occurredOn, windowDays + baselineDays),
    ];
    for (const day of days) if (day > asOf && (next === null || day < next)) next = day;
  }
  return next;
};

const holds = (kept: Kept, { indicator }: Bound, asOf: Day): boolean =>
  kept.from <= asOf &&
  (kept.until === null || asOf < kept.until) &&
  (!indicator.against.includes('industry') || kept.month === monthOf(asOf));

export const createReadingBook = (indicators: readonly Indicator[]): ReadingBook => {
  const signals: Signal[] = [];
  const ids = new Set<string>();
  const byKind = new Map<SignalKind, Signal[]>();
  let kept: (Kept | undefined)[] = [];

  const touch = (kind: SignalKind): void =>
    indicators.forEach(({ reads }, at) => {
      if (reads.includes(kind)) kept[at] = undefined;
    });

  const workOut = (bound: Bound, input: Surroundings, end: string): Kept => {
    const { asOf } = input;
    const { reads } = bound.indicator;
    const known = new Map(
      reads.map((kind) => [
        kind,
        (byKind.get(kind) ?? []).filter((s) => s.recordedAt < end && s.occurredOn <= asOf),
      ]),
    );
    return {
      from: asOf,
      until: nextChange(
        reads.flatMap((kind) => byKind.get(kind) ?? []),
        bound.indicator,
        asOf,
      ),
      month: monthOf(asOf),
      measured: measureOne(bound, known, input),
    };
  };

  return {
    signals,
    note: (arrived) => {
      for (const signal of arrived) {
        if (ids.has(signal.id)) continue;
        ids.add(signal.id);
        signals.push(signal);
        const same = byKind.get(signal.kind) ?? [];
        let at = same.length;
        while (at > 0 && byOccurrence(same[at - 1] as Signal, signal) > 0) at -= 1;
        same.splice(at, 0, signal);
        byKind.set(signal.kind, same);
        touch(signal.kind);
      }
    },
    forget: (until) => {
      const left = signals.filter((signal) => signal.occurredOn > until);
      if (left.length === signals.length) return;
      signals.splice(0, signals.length, ...left);
      ids.clear();
      for (const { id } of left) ids.add(id);
      for (const [kind, same] of byKind)
        byKind.set(
          kind,
          same.filter((signal) => signal.occurredOn > until),
        );
      kept = [];
    },
    readings: (input) => {
      const { end, each } = boundsOf(indicators, input.asOf);
      return each.map((bound, at) =>
        readingOf(bound, input, () => {
          let own = kept[at];
          if (own === undefined || !holds(own, bound, input.asOf))
            own = kept[at] = workOut(bound, input, end);
          return own.measured;
        }),
      );
    },
  };
};
