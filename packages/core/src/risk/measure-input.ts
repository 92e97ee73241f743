import type { Signal, SignalKind } from '../signal/signal.ts';
import type { Day } from '../time.ts';
import type { Feed, FeedState } from './indicator.ts';

/** What is known of one enterprise and of the feeds as of a date. */
export type MeasureInput = {
  readonly asOf: Day;
  /** Code of the enterprise's district, or null; a feed for some districts only does not cover an unknown one. */
  readonly district: string | null;
  /** In the words of its register, or null where unknown. */
  readonly industry?: string | null;
  /** Signals of the enterprise; those recorded after `asOf` are left out here, so a caller cannot leak the future. */
  readonly signals: readonly Signal[];
  readonly feeds: readonly FeedState[];
  /** Newest day on which a feed made a statement about this very enterprise, known by `asOf`; null where it never did. */
  readonly statedOn: (feed: Feed) => Day | null;
  /** Stories of a kind that an enterprise of its industry has in a day, as known when the month of `asOf` began; none where left out. */
  readonly industryUsual?: (kind: SignalKind) => number;
};

/** The same without the signals: what a reading book is told, which holds them. */
export type Surroundings = Omit<MeasureInput, 'signals'>;
