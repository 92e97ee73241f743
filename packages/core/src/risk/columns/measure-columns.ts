import { numberOf } from '../../city/day-number.ts';
import type { SignalKind } from '../../signal/signal.ts';
import type { Day } from '../../time.ts';
import { boundsOf } from '../bounds.ts';
import { freshnessOf } from '../freshness.ts';
import type { FeedState, Indicator } from '../indicator.ts';
import type { EnterpriseColumns, SignalColumns } from './signal-columns.ts';
import { createColumnTransforms, type Usual, type WindowedColumns } from './transform-columns.ts';

/** What is known as of a date, by columns. */
export type MeasureColumnsInput = {
  readonly asOf: Day;
  readonly signals: SignalColumns;
  readonly enterprises: EnterpriseColumns;
  readonly feeds: readonly FeedState[];
  /** Stories of a kind that an enterprise of an industry has in a day; none where left out. */
  readonly industryUsual?: (industry: string | null) => (kind: SignalKind) => number;
};

/** One indicator's days as numbers, and what does not depend on the row. */
type ColumnBound = {
  readonly indicator: Indicator;
  readonly since: number;
  readonly baseline: number;
  readonly hasPast: boolean;
  /** By district × industry: 1 where there is fresh data at all. */
  readonly isFresh: Uint8Array;
  /** Statements about the enterprise itself, and the day from which they are fresh; null where none are asked for. */
  readonly stated: Int32Array | null;
  readonly oldest: number;
  /** By industry. */
  readonly usual: readonly Usual[];
};

const boundOf = (
  { indicator, since, baseline, oldest }: ReturnType<typeof boundsOf>['each'][number],
  { asOf, enterprises, feeds, industryUsual }: MeasureColumnsInput,
): ColumnBound => {
  const { districts, industries, stated } = enterprises;
  const { against, windowDays, baselineDays, reads, ownStatement, feed } = indicator;
  const isFresh = new Uint8Array(districts.length * industries.length);
  districts.forEach((district, d) =>
    industries.forEach((industry, i) => {
      // The enterprise's own statement is asked row by row.
      const fresh = freshnessOf(indicator, { asOf, district, industry, feeds, statedOn: () => asOf }, oldest);
      isFresh[d * industries.length + i] = 'missing' in fresh ? 0 : 1;
    }),
  );
  return {
    indicator,
    since: numberOf(since),
    baseline: numberOf(baseline),
    hasPast: against.includes('own-past'),
    isFresh,
    stated: ownStatement
      ? (stated.get(feed) ?? new Int32Array(enterprises.rowCount).fill(-0x8000_0000))
      : null,
    oldest: numberOf(oldest),
    usual: industries.map((industry) => ({
      share: baselineDays === 0 ? 0 : windowDays / baselineDays,
      industryUsual:
        industryUsual === undefined || !against.includes('industry')
          ? 0
          : reads.reduce((sum, kind) => sum + industryUsual(industry)(kind), 0) * windowDays,
    })),
  };
};

/** By kind of signal the indicators that read it, as places. */
const readersOf = (kinds: readonly SignalKind[], indicators: readonly Indicator[]): Int32Array[] =>
  kinds.map((kind) =>
    Int32Array.from(indicators.flatMap(({ reads }, at) => (reads.includes(kind) ? [at] : []))),
  );

const longestOf = ({ starts }: SignalColumns): number => {
  let longest = 0;
  for (let row = 0; row + 1 < starts.length; row += 1)
    longest = Math.max(longest, (starts[row + 1] as number) - (starts[row] as number));
  return longest;
};

/**
 * Makes what measures rows `from` to `to` (excluded) into `into`, a column an indicator, from place 0 on; NaN where missing. The
 * values are those of `measure`, to the bit, without an object a row. Bounds and freshness are worked out once.
 */
export const createColumnMeasure = (
  indicators: readonly Indicator[],
  input: MeasureColumnsInput,
): ((from: number, to: number, into: readonly Float64Array[]) => void) => {
  const { signals, enterprises } = input;
  const { starts, kind, occurredOn, knownOn } = signals;
  const { district, industry, industries } = enterprises;
  const bounds = boundsOf(indicators, input.asOf).each.map((bound) => boundOf(bound, input));
  const transforms = createColumnTransforms(signals);
  const readers = readersOf(signals.kinds, indicators);
  const today = numberOf(input.asOf);
  const longest = longestOf(signals);
  const windows: WindowedColumns[] = indicators.map(() => ({
    recent: new Int32Array(longest),
    recentCount: 0,
    before: new Int32Array(longest),
    beforeCount: 0,
  }));

  /** Puts a row's known signals into the windows of the indicators that read them. */
  const spread = (row: number): void => {
    for (const windowed of windows) windowed.recentCount = windowed.beforeCount = 0;
    for (let place = starts[row] as number; place < (starts[row + 1] as number); place += 1) {
      const on = occurredOn[place] as number;
      if (on > today || (knownOn[place] as number) > today) continue;
      const own = readers[kind[place] as number] as Int32Array;
      for (let at = 0; at < own.length; at += 1) {
        const reader = own[at] as number;
        const { since, baseline, hasPast } = bounds[reader] as ColumnBound;
        const windowed = windows[reader] as WindowedColumns;
        if (on > since) windowed.recent[windowed.recentCount++] = place;
        else if (hasPast && on > baseline) windowed.before[windowed.beforeCount++] = place;
      }
    }
  };

  return (from, to, into) => {
    for (let row = from; row < to; row += 1) {
      const isQuiet = starts[row] === starts[row + 1];
      if (!isQuiet) spread(row);
      const where = (district[row] as number) * industries.length + (industry[row] as number);
      for (let at = 0; at < bounds.length; at += 1) {
        const { isFresh, stated, oldest, indicator, usual } = bounds[at] as ColumnBound;
        const column = into[at] as Float64Array;
        if (isFresh[where] === 0 || (stated !== null && (stated[row] as number) < oldest))
          column[row - from] = NaN;
        else if (isQuiet || (windows[at] as WindowedColumns).recentCount === 0) column[row - from] = 0;
        else
          column[row - from] = transforms[indicator.transform](
            windows[at] as WindowedColumns,
            usual[industry[row] as number] as Usual,
          );
      }
    }
  };
};
