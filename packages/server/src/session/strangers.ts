import type { Instant } from '@weisu/core';
import { FAILURES_ALLOWED, lockedUntil } from './session-times.ts';

const KEPT = 10_000;

type Tally = { readonly failures: number; readonly until: Instant };

/** Counts failed logins of accounts that do not exist. */
export type Strangers = {
  readonly isLocked: (login: string, now: Instant) => boolean;
  readonly failed: (login: string, now: Instant) => void;
};

/**
 * Locks unknown accounts exactly as known ones are locked: otherwise the lock itself would tell which accounts exist.
 * In memory and bounded, the oldest forgotten first.
 */
export const createStrangers = (): Strangers => {
  const tallies = new Map<string, Tally>();
  const tallyOf = (login: string, now: Instant): Tally | undefined => {
    const tally = tallies.get(login);
    return tally === undefined || (tally.failures >= FAILURES_ALLOWED && tally.until <= now)
      ? undefined
      : tally;
  };
  return {
    isLocked: (login, now) => (tallyOf(login, now)?.failures ?? 0) >= FAILURES_ALLOWED,
    failed: (login, now) => {
      const failures = (tallyOf(login, now)?.failures ?? 0) + 1;
      tallies.delete(login);
      tallies.set(login, { failures, until: lockedUntil(now) });
      const [oldest] = tallies.keys();
      if (tallies.size > KEPT && oldest !== undefined) tallies.delete(oldest);
    },
  };
};
