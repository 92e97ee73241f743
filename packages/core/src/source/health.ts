import { addDays, type Day, daysBetween, dayOf, type Instant } from '../time.ts';

export const SOURCE_HEALTHS = ['paused', 'never', 'failing', 'late', 'quiet', 'well'] as const;
/**
 * `failing` the last attempt failed · `late` it should have been asked long ago · `quiet` it answers, but brings far less than it
 * used to · `never` nothing came yet.
 */
export type SourceHealth = (typeof SOURCE_HEALTHS)[number];

export type DayVolume = { readonly on: Day; readonly count: number };

export type HealthInput = {
  readonly now: Instant;
  readonly paused: boolean;
  /** Null where it is not asked by us but sent to. */
  readonly everyMinutes: number | null;
  readonly lastSuccessAt: Instant | null;
  readonly lastReceivedAt: Instant | null;
  readonly failures: number;
  /** What came, by day of arrival, in the last five weeks; days without are left out. */
  readonly volumes: readonly DayVolume[];
  /** Days of a longer past on which anything came, in any order: what tells a monthly batch from a daily stream. */
  readonly arrivedOn: readonly Day[];
};

export type HealthVerdict = {
  readonly health: SourceHealth;
  /** What usually comes in a day: the median of the days with something, over five weeks. */
  readonly usualPerDay: number;
  /** Median days between one day with something and the next; null with fewer than two. */
  readonly usualGapDays: number | null;
  readonly quietDays: number | null;
};

const PAST_DAYS = 35;
/** Without two days to measure a gap by, so many days are patience enough. */
const UNKNOWN_GAP_DAYS = 28;
const MINUTE_MS = 60_000;
/** A source is late after so many intervals without success. */
const LATE_AFTER = 3;
/** A source is quiet after so many of its usual gaps without anything, */
const QUIET_AFTER = 3;
/** and after so many times the longest gap that it has had before more than once, as between two monthly batches. */
const QUIET_AFTER_LONGEST = 1.5;

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** Days from each to the next, of days in any order. */
const gapsOf = (days: readonly Day[]): readonly number[] => {
  const sorted = [...new Set(days)].toSorted();
  return sorted.slice(1).map((on, index) => daysBetween(sorted[index] ?? on, on));
};

/** So many days of silence are still as usual. */
const patienceOf = (gaps: readonly number[]): number => {
  if (gaps.length === 0) return UNKNOWN_GAP_DAYS;
  const [, again = 0] = gaps.toSorted((a, b) => b - a);
  return Math.max(QUIET_AFTER * Math.max(1, median(gaps)), QUIET_AFTER_LONGEST * again);
};

const isLate = ({ now, everyMinutes, lastSuccessAt }: HealthInput): boolean =>
  everyMinutes !== null &&
  lastSuccessAt !== null &&
  Date.parse(now) - Date.parse(lastSuccessAt) > LATE_AFTER * everyMinutes * MINUTE_MS;

/** How a source stands against its own past. */
export const healthOf = (input: HealthInput): HealthVerdict => {
  const today = dayOf(input.now);
  const days = input.volumes.filter(
    ({ on, count }) => count > 0 && on <= today && on > addDays(today, -PAST_DAYS),
  );
  const gaps = gapsOf([...input.arrivedOn, ...days.map(({ on }) => on)]);
  const usualGapDays = gaps.length === 0 ? null : Math.max(1, median(gaps));
  const last = input.lastReceivedAt === null ? null : dayOf(input.lastReceivedAt);
  const quietDays = last === null ? null : daysBetween(last, today);
  const health = ((): SourceHealth => {
    if (input.paused) return 'paused';
    if (input.failures > 0) return 'failing';
    if (isLate(input)) return 'late';
    if (last === null) return 'never';
    if (quietDays !== null && quietDays > patienceOf(gaps)) return 'quiet';
    return 'well';
  })();
  return { health, usualPerDay: median(days.map(({ count }) => count)), usualGapDays, quietDays };
};
