import type { Instant, Officer, OfficerId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type StoredSession = {
  readonly id: string;
  readonly officer: Officer;
  readonly unit: { readonly id: string; readonly name: string };
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
  readonly mustChangePassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly byProvider: boolean;
};

type SessionRow = Officer & { unitName: string } & Omit<StoredSession, 'officer' | 'unit' | 'id'> & {
    sessionId: string;
  };

/** The session with its officer, timed out or not: the caller knows the time. None of an account that is closed. */
export const findSession = async (db: Queryable, tokenHash: string): Promise<StoredSession | undefined> => {
  const { rows } = await sql<SessionRow>`
    select o.id, o.login, o.name, o.role, o.unit_id as "unitId", u.name_zh as "unitName", s.id as "sessionId",
           s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt",
           o.must_change_password as "mustChangePassword", o.totp_since is not null as "hasSecondFactor",
           s.by_provider as "byProvider"
    from sessions s join officers o on o.id = s.officer_id join units u on u.id = o.unit_id
    where s.token_hash = ${tokenHash} and o.closed_at is null`.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  const {
    unitName,
    sessionId,
    lastSeenAt,
    expiresAt,
    mustChangePassword,
    hasSecondFactor,
    byProvider,
    ...officer
  } = row;
  return {
    id: sessionId,
    officer,
    unit: { id: officer.unitId, name: unitName },
    lastSeenAt,
    expiresAt,
    mustChangePassword,
    hasSecondFactor,
    byProvider,
  };
};

type NewSession = {
  readonly tokenHash: string;
  readonly officerId: OfficerId;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly browser: string | null;
  /** Signed in by the identity provider. */
  readonly byProvider: boolean;
};

/** Adds a session and clears away those that have expired. */
export const addSession = async (db: Queryable, session: NewSession): Promise<void> => {
  await sql`delete from sessions where expires_at <= ${session.createdAt}::timestamptz`.execute(db);
  await sql`
    insert into sessions (token_hash, officer_id, created_at, last_seen_at, expires_at, browser, by_provider)
    values (${session.tokenHash}, ${session.officerId}, ${session.createdAt}, ${session.createdAt}, ${session.expiresAt}, ${session.browser}, ${session.byProvider})`.execute(
    db,
  );
};

export const markSessionSeen = async (db: Queryable, tokenHash: string, at: Instant): Promise<void> => {
  await sql`update sessions set last_seen_at = ${at} where token_hash = ${tokenHash}`.execute(db);
};

export const endSession = async (db: Queryable, tokenHash: string): Promise<void> => {
  await sql`delete from sessions where token_hash = ${tokenHash}`.execute(db);
};

export type ListedSession = {
  readonly id: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
  readonly browser: string | null;
};

/** The sessions of an officer, the last used first; the caller leaves out those that have timed out. */
export const listSessions = async (
  db: Queryable,
  officerId: OfficerId,
): Promise<readonly ListedSession[]> => {
  const { rows } = await sql<ListedSession>`
    select id, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt", browser
    from sessions where officer_id = ${officerId} order by last_seen_at desc, id`.execute(db);
  return rows;
};

/** Ends one session of an officer by its id; false where there is none. */
export const endSessionOf = async (db: Queryable, officerId: OfficerId, id: string): Promise<boolean> => {
  const { numAffectedRows } =
    await sql`delete from sessions where officer_id = ${officerId} and id = ${id}`.execute(db);
  return numAffectedRows === 1n;
};

/** Ends every session of an officer but one; answers how many. */
export const endSessionsOf = async (
  db: Queryable,
  officerId: OfficerId,
  exceptId: string | null = null,
): Promise<number> => {
  const { numAffectedRows } =
    await sql`delete from sessions where officer_id = ${officerId} and id is distinct from ${exceptId}::text`.execute(
      db,
    );
  return Number(numAffectedRows ?? 0n);
};
