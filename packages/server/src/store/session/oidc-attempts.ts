import type { Instant } from '@weisu/core';
import type { Queryable } from '../engine.ts';

export type OidcAttempt = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where in the pages the officer wanted to go. */
  readonly next: string;
};

/** Keeps an attempt until the browser comes back, and clears away those that never did. */
export const addOidcAttempt = async (
  db: Queryable,
  idHash: string,
  attempt: OidcAttempt,
  now: Instant,
  expiresAt: Instant,
): Promise<void> => {
  await db.deleteFrom('oidc_attempts').where('expires_at', '<=', now).execute();
  await db
    .insertInto('oidc_attempts')
    .values({ id_hash: idHash, ...attempt, expires_at: expiresAt })
    .execute();
};

/** The attempt, which is gone with this: it can be finished once. */
export const takeOidcAttempt = async (
  db: Queryable,
  idHash: string,
  now: Instant,
): Promise<OidcAttempt | undefined> =>
  db
    .deleteFrom('oidc_attempts')
    .where('id_hash', '=', idHash)
    .where('expires_at', '>', now)
    .returning(['state', 'nonce', 'verifier', 'next'])
    .executeTakeFirst();
