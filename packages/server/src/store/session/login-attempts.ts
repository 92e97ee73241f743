import type { Instant, OfficerId, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type Attempt = {
  readonly officerId: OfficerId;
  readonly unitId: UnitId;
  readonly passwordHash: string;
  /** Set where a second factor counts. */
  readonly totpSecret: string | null;
};
type Rule = { readonly now: Instant; readonly allowed: number; readonly lockedUntil: Instant };

/**
 * Counts one attempt on an account that exists, is open and is not locked, and locks it at the last one allowed.
 * One statement, so that attempts sent at the same time are counted one after the other.
 */
export const countLoginAttempt = async (
  db: Queryable,
  login: string,
  rule: Rule,
): Promise<Attempt | undefined> => {
  const { rows } = await sql<Attempt>`
    with tried as (
      select id, case when locked_until is null then failed_logins else 0 end + 1 as failures
      from officers
      where login = ${login} and closed_at is null and (locked_until is null or locked_until <= ${rule.now}::timestamptz)
      for update
    )
    update officers set
      failed_logins = tried.failures,
      locked_until = case when tried.failures >= ${rule.allowed}::int then ${rule.lockedUntil}::timestamptz end
    from tried where officers.id = tried.id
    returning officers.id as "officerId", officers.unit_id as "unitId", officers.password_hash as "passwordHash",
      case when officers.totp_since is not null then officers.totp_secret end as "totpSecret"`.execute(db);
  return rows[0];
};

/** Present where the account exists and is open. */
export const findOfficerLock = async (
  db: Queryable,
  login: string,
): Promise<{ lockedUntil: Instant | null } | undefined> => {
  const { rows } = await sql<{ lockedUntil: Instant | null }>`
    select locked_until as "lockedUntil" from officers where login = ${login} and closed_at is null`.execute(
    db,
  );
  return rows[0];
};

export const clearFailedLogins = async (db: Queryable, officerId: OfficerId): Promise<void> => {
  await sql`update officers set failed_logins = 0, locked_until = null where id = ${officerId}`.execute(db);
};

/** Takes back the one attempt that was no guess. Earlier ones stay counted: a code must not be guessed between. */
export const forgiveAttempt = async (db: Queryable, officerId: OfficerId): Promise<void> => {
  await sql`update officers set failed_logins = failed_logins - 1, locked_until = null where id = ${officerId} and failed_logins > 0`.execute(
    db,
  );
};
