import type { SignalId, SourceId } from '../ids.ts';
import type { Dimension } from '../signal/dimension.ts';
import type { RecordKind } from '../signal/record.ts';
import type { SignalKind } from '../signal/signal.ts';
import type { Day } from '../time.ts';
import type { Wording } from '../wording.ts';
import type { SayStep } from './say.ts';

/** Why an indicator has no value. Missing is shown and never scored as safe. */
export const MISSING_REASONS = ['no-source', 'stale-source', 'not-covered', 'not-applicable'] as const;
export type MissingReason = (typeof MISSING_REASONS)[number];

/** What delivers an indicator's data: the records of a kind, or texts. */
export type Feed = RecordKind | 'documents';

/** The value of an indicator for one enterprise as of a date (读数), or why there is none. */
export type Reading =
  | {
      readonly indicator: string;
      readonly value: number;
      readonly dataOn: Day;
      readonly evidence: readonly SignalId[];
    }
  | { readonly indicator: string; readonly missing: MissingReason; readonly dataOn: Day | null };

/**
 * What is made of the signals in the window. The literals stand in documentation and stored readings: never rename one.
 * `latest` the newest statement's size · `total` sum of sizes · `count` events · `highest` the largest certainty ·
 * `run` statements in a row that say it, up to the newest · `sources` and `kinds` how many different ones ·
 * `stories` stories weighed by certainty · `above-usual` sum of sizes; these two less what is usual (see `against`).
 */
export const TRANSFORMS = [
  'latest',
  'total',
  'count',
  'highest',
  'run',
  'sources',
  'kinds',
  'stories',
  'above-usual',
] as const;
export type Transform = (typeof TRANSFORMS)[number];

export const INDICATOR_UNITS = ['months', 'count', 'ratio', 'stories', 'sources', 'kinds'] as const;
export type IndicatorUnit = (typeof INDICATOR_UNITS)[number];

/** What an enterprise is compared with: its own time before the window, and its industry as it was known when the month began. */
export type Against = 'own-past' | 'industry';

/** A versioned definition (指标), data through and through: documentation and pages are made from it. */
export type IndicatorDefinition = {
  /** Stable literal, e.g. `labour.insurance-arrears-months`. */
  readonly id: string;
  /** Raised whenever the same signals could give another value. */
  readonly version: number;
  readonly dimension: Dimension;
  readonly name: Wording;
  readonly unit: IndicatorUnit;
  /** More is always worse: scorecards and learned models must rise with the value. */
  readonly direction: 'rising';
  /** The kinds of signal that it reads. */
  readonly reads: readonly SignalKind[];
  readonly feed: Feed;
  /** True where a feed makes statements enterprise by enterprise: no statement of its own means missing, not zero. */
  readonly ownStatement: boolean;
  /** Words of which the industry's name has one where the indicator applies; null: to all. An unknown industry may apply. */
  readonly industries: readonly string[] | null;
  readonly windowDays: number;
  /** Days before the window from which its own usual is taken; 0 where it is not compared. */
  readonly baselineDays: number;
  /** How old the newest data may be before the reading counts as missing. */
  readonly freshDays: number;
  readonly transform: Transform;
  readonly against: readonly Against[];
  /** The sentences for the officer, by value. */
  readonly says: readonly SayStep[];
};

/** A definition with what it does. */
export type Indicator = IndicatorDefinition & {
  /** The sentence for the officer, given the value; null where it is missing. */
  readonly sentence: (value: number | null) => Wording;
};

/** What is known of a source's feed as of a date. */
export type FeedState = {
  readonly feed: Feed;
  readonly sourceId: SourceId;
  /** Newest day for which data had been recorded by then; null where it never delivered. */
  readonly newestOn: Day | null;
  /** District codes the feed covers; null means all. */
  readonly districts: readonly string[] | null;
};
