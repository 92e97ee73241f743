import { byOccurrence } from '../signal/by-occurrence.ts';
import type { Signal, SignalKind } from '../signal/signal.ts';
import { type Bound, boundsOf } from './bounds.ts';
import { freshnessOf } from './freshness.ts';
import type { Indicator, Reading } from './indicator.ts';
import type { MeasureInput, Surroundings } from './measure-input.ts';
import { type Measured, TRANSFORM, type Windowed } from './transform.ts';

const NONE: readonly Signal[] = [];

/** Signals of all its kinds, by occurrence. */
const ofKinds = (known: KnownSignals, kinds: readonly SignalKind[]): readonly Signal[] => {
  const [only] = kinds;
  if (kinds.length === 1 && only !== undefined) return known.get(only) ?? NONE;
  return kinds.flatMap((kind) => known.get(kind) ?? []).sort(byOccurrence);
};

const windowedOf = (
  { indicator, since, baseline }: Bound,
  known: KnownSignals,
  input: Surroundings,
): Windowed => {
  const all = ofKinds(known, indicator.reads);
  const { against, windowDays, baselineDays } = indicator;
  const usual = input.industryUsual;
  return {
    recent: all.filter((s) => s.occurredOn > since),
    before: against.includes('own-past')
      ? all.filter((s) => s.occurredOn <= since && s.occurredOn > baseline)
      : NONE,
    share: baselineDays === 0 ? 0 : windowDays / baselineDays,
    industryUsual:
      usual === undefined || !against.includes('industry')
        ? 0
        : indicator.reads.reduce((sum, kind) => sum + usual(kind), 0) * windowDays,
  };
};

/** Signals of one enterprise by kind, each list by occurrence, known by the day. */
export type KnownSignals = ReadonlyMap<SignalKind, readonly Signal[]>;

/** The number an indicator makes of what is known, whether or not its source is fresh. */
export const measureOne = (bound: Bound, known: KnownSignals, input: Surroundings): Measured =>
  TRANSFORM[bound.indicator.transform](windowedOf(bound, known, input));

/** The reading: the number where there is fresh data, else why there is none. */
export const readingOf = (
  { indicator, oldest }: Bound,
  input: Surroundings,
  measured: () => Measured,
): Reading => {
  const fresh = freshnessOf(indicator, input, oldest);
  if ('missing' in fresh) return { indicator: indicator.id, missing: fresh.missing, dataOn: fresh.dataOn };
  const { value, used } = measured();
  return {
    indicator: indicator.id,
    value,
    dataOn: fresh.dataOn,
    evidence: value === 0 ? [] : used.map((s) => s.id),
  };
};

/** Readings of every indicator for one enterprise as of the end of a day. The order of `signals` does not matter. */
export const measure = (indicators: readonly Indicator[], input: MeasureInput): Reading[] => {
  const known = new Map<SignalKind, Signal[]>();
  const { end, each } = boundsOf(indicators, input.asOf);
  for (const signal of input.signals) {
    if (signal.recordedAt >= end || signal.occurredOn > input.asOf) continue;
    const same = known.get(signal.kind);
    if (same === undefined) known.set(signal.kind, [signal]);
    else same.push(signal);
  }
  for (const same of known.values()) same.sort(byOccurrence);
  return each.map((bound) => readingOf(bound, input, () => measureOne(bound, known, input)));
};
