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
  /** What came, by day of arrival; days without are left out. */
  readonly volumes: readonly DayVolume[];
};

export type HealthVerdict = {
  readonly health: SourceHealth;
  /** What usually comes in a day: the median of the days with something, over the four weeks before the last `recentDays`. */
  readonly usualPerDay: number;
  /** Days between one delivery and the next that were usual then; null with fewer than two. */
  readonly usualGapDays: number | null;
  readonly quietDays: number | null;
};

const PAST_DAYS = 28;
const MINUTE_MS = 60_000;
/** A source is late after so many intervals without success. */
const LATE_AFTER = 3;
/** A source is quiet after so many of its usual gaps without anything. */
const QUIET_AFTER = 3;

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

const isLate = ({ now, everyMinutes, lastSuccessAt }: HealthInput): boolean =>
  everyMinutes !== null &&
  lastSuccessAt !== null &&
  Date.parse(now) - Date.parse(lastSuccessAt) > LATE_AFTER * everyMinutes * MINUTE_MS;

/** How a source stands against its own past. */
export const healthOf = (input: HealthInput): HealthVerdict => {
  const today = dayOf(input.now);
  const days = input.volumes
    .filter(({ on, count }) => count > 0 && on <= today && on > addDays(today, -PAST_DAYS - 7))
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const gaps = days.slice(1).map(({ on }, index) => daysBetween(days[index]?.on ?? on, on));
  const usualGapDays = gaps.length === 0 ? null : Math.max(1, median(gaps));
  const last = input.lastReceivedAt === null ? null : dayOf(input.lastReceivedAt);
  const quietDays = last === null ? null : daysBetween(last, today);
  const health = ((): SourceHealth => {
    if (input.paused) return 'paused';
    if (input.failures > 0) return 'failing';
    if (isLate(input)) return 'late';
    if (last === null) return 'never';
    if (quietDays !== null && quietDays > QUIET_AFTER * (usualGapDays ?? PAST_DAYS / QUIET_AFTER))
      return 'quiet';
    return 'well';
  })();
  return { health, usualPerDay: median(days.map(({ count }) => count)), usualGapDays, quietDays };
};
