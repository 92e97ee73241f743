import type { SignalId, SourceId } from '../ids.ts';
import type { Dimension } from '../signal/dimension.ts';
import type { RecordKind } from '../signal/record.ts';
import type { Signal } from '../signal/signal.ts';
import type { Day } from '../time.ts';

/** Why an indicator has no value. Missing is shown and never scored as safe. */
export type MissingReason = 'no-source' | 'stale-source' | 'not-covered' | 'not-applicable';

/** The value of an indicator for one enterprise as of a date (读数), or why there is none. */
export type Reading =
  | { readonly indicator: string; readonly value: number; readonly dataOn: Day; readonly evidence: readonly SignalId[] }
  | { readonly indicator: string; readonly missing: MissingReason; readonly dataOn: Day | null };

/** A versioned definition (指标). `value` sees only the signals of the window that were recorded by `asOf`. */
export type Indicator = {
  /** Stable literal, e.g. `labour.insurance-arrears-months`. */
  readonly id: string;
  readonly version: number;
  readonly dimension: Dimension;
  readonly zh: string;
  readonly en: string;
  /** What the number counts: `months`, `count`, `ratio`, `stories`, `persons`. */
  readonly unit: 'months' | 'count' | 'ratio' | 'stories' | 'persons' | 'yuan';
  /** Signal kinds that it reads. */
  readonly reads: readonly Signal['kind'][];
  /** Feed that must be alive for the value to mean anything; `documents` for opinion. */
  readonly feed: RecordKind | 'documents';
  readonly windowDays: number;
  /** How old the feed's newest data may be before the reading counts as missing. */
  readonly freshDays: number;
  /** `rising`: more is worse. Scorecards must be monotone in this direction. */
  readonly direction: 'rising' | 'falling';
  readonly value: (signals: readonly Signal[], asOf: Day) => number;
};

/** What is known of a feed as of a date: its newest data, and whether it covers the enterprise's district. */
export type FeedState = {
  readonly feed: RecordKind | 'documents';
  readonly sourceId: SourceId;
  /** Newest day for which data had been recorded by then; null where it never delivered. */
  readonly newestOn: Day | null;
  /** District codes the feed covers; null means all. */
  readonly districts: readonly string[] | null;
};
