import type { Instant, Officer, OfficerId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type StoredSession = {
  readonly officer: Officer;
  readonly unit: { readonly id: string; readonly name: string };
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
};

type SessionRow = Officer & { unitName: string; lastSeenAt: Instant; expiresAt: Instant };

/** The session with its officer, timed out or not: the caller knows the time. */
export const findSession = async (db: Queryable, tokenHash: string): Promise<StoredSession | undefined> => {
  const { rows } = await sql<SessionRow>`
    select o.id, o.login, o.name, o.role, o.unit_id as "unitId", u.name_zh as "unitName",
           s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt"
    from sessions s join officers o on o.id = s.officer_id join units u on u.id = o.unit_id
    where s.token_hash = ${tokenHash}`.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  const { unitName, lastSeenAt, expiresAt, ...officer } = row;
  return { officer, unit: { id: officer.unitId, name: unitName }, lastSeenAt, expiresAt };
};

type NewSession = {
  readonly tokenHash: string;
  readonly officerId: OfficerId;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
};

/** Adds a session and clears away those that have expired. */
export const addSession = async (db: Queryable, session: NewSession): Promise<void> => {
  await sql`delete from sessions where expires_at <= ${session.createdAt}::timestamptz`.execute(db);
  await sql`
    insert into sessions (token_hash, officer_id, created_at, last_seen_at, expires_at)
    values (${session.tokenHash}, ${session.officerId}, ${session.createdAt}, ${session.createdAt}, ${session.expiresAt})`.execute(
    db,
  );
};

export const markSessionSeen = async (db: Queryable, tokenHash: string, at: Instant): Promise<void> => {
  await sql`update sessions set last_seen_at = ${at} where token_hash = ${tokenHash}`.execute(db);
};

export const endSession = async (db: Queryable, tokenHash: string): Promise<void> => {
  await sql`delete from sessions where token_hash = ${tokenHash}`.execute(db);
};
