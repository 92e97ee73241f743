import { type Instant, type Jurisdiction, type Officer, type Scope, scopeOf } from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import { findSession, markSessionSeen } from '../store/session/sessions.ts';
import { isAlive, isSeenStale } from './session-times.ts';
import { tokenHashOf } from './token.ts';

/** Who sends a request, and how far they see. */
export type SignedIn = {
  readonly officer: Officer;
  readonly unit: { readonly id: string; readonly name: string };
  readonly scope: Scope;
};

/** The officer whose session the token opens, or undefined where it opens none or has timed out. */
export const findSignedIn = async (
  db: Queryable,
  jurisdiction: Jurisdiction,
  token: string,
  now: Instant,
): Promise<SignedIn | undefined> => {
  const tokenHash = tokenHashOf(token);
  const session = await findSession(db, tokenHash);
  if (session === undefined || !isAlive(session, now)) return undefined;
  if (isSeenStale(session, now)) await markSessionSeen(db, tokenHash, now);
  return { officer: session.officer, unit: session.unit, scope: scopeOf(session.officer, jurisdiction) };
};
