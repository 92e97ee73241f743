import { type Day, type Instant, addDays, startOf } from '../time.ts';
import type { Indicator } from './indicator.ts';

/** The days that bound each indicator's data as of one day, in the order of the indicators. */
export type Bounds = {
  readonly asOf: Day;
  /** Instant at which the day is over. */
  readonly end: Instant;
  readonly each: readonly Bound[];
};

/** One indicator's days. */
export type Bound = {
  readonly indicator: Indicator;
  /** Last day before the window. */
  readonly since: Day;
  /** Last day before the baseline. */
  readonly baseline: Day;
  /** Data older than this is stale. */
  readonly oldest: Day;
};

/** A round measures every enterprise as of one day; working the bounds out anew for each was half of its time. */
const lastBounds = new WeakMap<readonly Indicator[], Bounds>();

/** The bounds of a day; those of the last day asked for are remembered. */
export const boundsOf = (indicators: readonly Indicator[], asOf: Day): Bounds => {
  const known = lastBounds.get(indicators);
  if (known?.asOf === asOf) return known;
  const bounds: Bounds = {
    asOf,
    end: startOf(addDays(asOf, 1)),
    each: indicators.map((indicator) => ({
      indicator,
      since: addDays(asOf, -indicator.windowDays),
      baseline: addDays(asOf, -indicator.windowDays - indicator.baselineDays),
      oldest: addDays(asOf, -indicator.freshDays),
    })),
  };
  lastBounds.set(indicators, bounds);
  return bounds;
};
