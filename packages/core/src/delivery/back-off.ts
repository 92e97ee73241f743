import type { Instant } from '../time.ts';

const MINUTE_MS = 60_000;
/** Minutes between one try and the next: a short failure is over soon, a long one must not knock every minute. */
const WAITS_MINUTES = [1, 5, 15, 60, 180, 360, 720] as const;

/** The last try that is made before a delivery counts as failed. */
export const MOST_TRIES = WAITS_MINUTES.length + 1;

/**
 * When to try again after `tries` tries have failed; null where no more are made. `share`, 0 to 1, spreads tries over a tenth of
 * the wait, so that what failed together does not come back together.
 */
export const nextTry = (tries: number, at: Instant, share: number): Instant | null => {
  const minutes = WAITS_MINUTES[tries - 1];
  if (minutes === undefined) return null;
  return new Date(Date.parse(at) + Math.round(minutes * MINUTE_MS * (1 + share / 10))).toISOString();
};
