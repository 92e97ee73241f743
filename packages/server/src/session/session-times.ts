import { DEFAULT_SIGN_IN_RULES, type Instant } from '@weisu/core';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A session ends after this long without a request unless configured otherwise, and after seven days in any case. */
export const IDLE_MS = DEFAULT_SIGN_IN_RULES.idleMs;
export const ABSOLUTE_MS = 7 * 24 * HOUR_MS;
/** Being seen is written at most once a minute: a page that asks five things writes once. */
const SEEN_EVERY_MS = MINUTE_MS;

export const FAILURES_ALLOWED = 5;
export const LOCKED_MS = 15 * MINUTE_MS;

const after = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString();
const elapsed = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from);

export const expiryOf = (createdAt: Instant): Instant => after(createdAt, ABSOLUTE_MS);
export const lockedUntil = (now: Instant): Instant => after(now, LOCKED_MS);

type SessionClocks = { readonly lastSeenAt: Instant; readonly expiresAt: Instant };

export const isAlive = (session: SessionClocks, now: Instant, idleMs: number = IDLE_MS): boolean =>
  now < session.expiresAt && elapsed(session.lastSeenAt, now) < idleMs;

export const isSeenStale = (session: SessionClocks, now: Instant): boolean =>
  elapsed(session.lastSeenAt, now) >= SEEN_EVERY_MS;
