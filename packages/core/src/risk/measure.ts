import { byOccurrence } from '../signal/by-occurrence.ts';
import type { Signal, SignalKind } from '../signal/signal.ts';
import { type Day, type Instant, addDays, startOf } from '../time.ts';
import type { Feed, FeedState, Indicator, MissingReason, Reading } from './indicator.ts';

/** What is known of one enterprise and of the feeds as of a date. */
export type MeasureInput = {
  readonly asOf: Day;
  /** Code of the enterprise's district, or null; a feed for some districts only does not cover an unknown one. */
  readonly district: string | null;
  /** Signals of the enterprise; those recorded after `asOf` are left out here, so a caller cannot leak the future. */
  readonly signals: readonly Signal[];
  readonly feeds: readonly FeedState[];
  /** Newest day on which a feed made a statement about this very enterprise, known by `asOf`; null where it never did. */
  readonly statedOn: (feed: Feed) => Day | null;
};

type Freshness = { readonly dataOn: Day } | { readonly missing: MissingReason; readonly dataOn: Day | null };

const freshnessOf = (indicator: Indicator, input: MeasureInput, oldest: Day): Freshness => {
  const feeds = input.feeds.filter((feed) => feed.feed === indicator.feed);
  if (feeds.length === 0) return { missing: 'no-source', dataOn: null };
  const covering = feeds.filter(
    (feed) => feed.districts === null || (input.district !== null && feed.districts.includes(input.district)),
  );
  if (covering.length === 0) return { missing: 'not-covered', dataOn: null };
  const newest = covering.reduce<Day | null>(
    (best, { newestOn }) => (newestOn !== null && (best === null || newestOn > best) ? newestOn : best),
    null,
  );
  if (newest === null) return { missing: 'no-source', dataOn: null };
  if (newest < oldest) return { missing: 'stale-source', dataOn: newest };
  if (!indicator.ownStatement) return { dataOn: newest };
  const own = input.statedOn(indicator.feed);
  if (own === null) return { missing: 'not-covered', dataOn: null };
  return own < oldest ? { missing: 'stale-source', dataOn: own } : { dataOn: own };
};

/** The days that bound each indicator's data as of one day, in the order of the indicators. */
type Bounds = {
  readonly asOf: Day;
  /** Instant at which the day is over. */
  readonly end: Instant;
  readonly each: readonly { readonly indicator: Indicator; readonly since: Day; readonly oldest: Day }[];
};

/** A round measures every enterprise as of one day; working the bounds out anew for each was half of its time. */
const lastBounds = new WeakMap<readonly Indicator[], Bounds>();

const boundsOf = (indicators: readonly Indicator[], asOf: Day): Bounds => {
  const known = lastBounds.get(indicators);
  if (known?.asOf === asOf) return known;
  const bounds: Bounds = {
    asOf,
    end: startOf(addDays(asOf, 1)),
    each: indicators.map((indicator) => ({
      indicator,
      since: addDays(asOf, -indicator.windowDays),
      oldest: addDays(asOf, -indicator.freshDays),
    })),
  };
  lastBounds.set(indicators, bounds);
  return bounds;
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
  return each.map(({ indicator, since, oldest }) => {
    const fresh = freshnessOf(indicator, input, oldest);
    if ('missing' in fresh) return { indicator: indicator.id, missing: fresh.missing, dataOn: fresh.dataOn };
    const { value, used } = indicator.measure(
      (known.get(indicator.reads) ?? []).filter((s) => s.occurredOn > since),
    );
    return {
      indicator: indicator.id,
      value,
      dataOn: fresh.dataOn,
      evidence: value === 0 ? [] : used.map((s) => s.id),
    };
  });
};
