import type { Instant } from '../time.ts';

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MINUTES = 24 * 60;
/** Part of the interval by which one time may be later than it should: sources are not asked all at once. */
const JITTER = 0.1;

const later = (from: Instant, minutes: number): Instant =>
  new Date(Date.parse(from) + minutes * MINUTE_MS).toISOString();

/**
 * When a source is asked next. Each failure in a row doubles the wait, up to a day (or the source's own interval, if that is longer).
 * @param chance 0–1, drawn anew each time
 */
export const nextDueAt = (
  at: Instant,
  { everyMinutes, failures }: { readonly everyMinutes: number; readonly failures: number },
  chance: number,
): Instant => {
  const longest = Math.max(everyMinutes, LONGEST_WAIT_MINUTES);
  const wait = Math.min(longest, everyMinutes * 2 ** Math.min(failures, 12));
  return later(at, wait * (1 + JITTER * chance));
};
