import type { SignalId, SourceId } from '../ids.ts';
import type { Dimension } from '../signal/dimension.ts';
import type { RecordKind } from '../signal/record.ts';
import type { Signal, SignalKind } from '../signal/signal.ts';
import type { Day } from '../time.ts';
import type { Wording } from '../wording.ts';

/** Why an indicator has no value. Missing is shown and never scored as safe. */
export type MissingReason = 'no-source' | 'stale-source' | 'not-covered';

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

/** What an aggregation makes of the signals in the window: the number, and the signals that it rests on. */
export type Measured = { readonly value: number; readonly used: readonly Signal[] };

/** A versioned definition (指标). */
export type Indicator = {
  /** Stable literal, e.g. `labour.insurance-arrears-months`. */
  readonly id: string;
  readonly version: number;
  readonly dimension: Dimension;
  readonly name: Wording;
  readonly unit: 'months' | 'count' | 'ratio' | 'stories';
  /** The kind of signal that it reads. */
  readonly reads: SignalKind;
  readonly feed: Feed;
  /** True where a feed makes statements enterprise by enterprise: no statement of its own means missing, not zero. */
  readonly ownStatement: boolean;
  readonly windowDays: number;
  /** How old the newest data may be before the reading counts as missing. */
  readonly freshDays: number;
  /** More is always worse: scorecards must rise with the value. Sees only signals of its kind and window, known by then, by occurrence. */
  readonly measure: (signals: readonly Signal[]) => Measured;
  /** The sentence for the officer, given the value. */
  readonly sentence: (value: number) => Wording;
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
