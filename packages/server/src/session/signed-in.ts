import {
  DEFAULT_SIGN_IN_RULES,
  type Instant,
  type Jurisdiction,
  type Officer,
  type Scope,
  scopeOf,
  type SignInRules,
} from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import { findSession, markSessionSeen, type StoredSession } from '../store/session/sessions.ts';
import { isAlive, isSeenStale } from './session-times.ts';
import { tokenHashOf } from './token.ts';

export type AccountStep = 'change-password' | 'set-up-second-factor';

/** Who sends a request, and how far they see. */
export type SignedIn = {
  readonly officer: Officer;
  readonly unit: { readonly id: string; readonly name: string };
  readonly scope: Scope;
  /** Names the session among those of the officer. */
  readonly sessionId: string;
  /** What must be done to the account before anything else is answered. */
  readonly mustDo: AccountStep | null;
};

const stepOf = (session: StoredSession, rules: SignInRules): AccountStep | null => {
  // Who came by the identity provider has shown there what is asked for here.
  if (session.byProvider) return null;
  if (session.mustChangePassword) return 'change-password';
  const isRequired = rules.secondFactorRoles.includes(session.officer.role);
  return isRequired && !session.hasSecondFactor ? 'set-up-second-factor' : null;
};

/** The officer whose session the token opens, or undefined where it opens none or has timed out. */
export const findSignedIn = async (
  db: Queryable,
  jurisdiction: Jurisdiction,
  token: string,
  now: Instant,
  rules: SignInRules = DEFAULT_SIGN_IN_RULES,
): Promise<SignedIn | undefined> => {
  const tokenHash = tokenHashOf(token);
  const session = await findSession(db, tokenHash);
  if (session === undefined || !isAlive(session, now, rules.idleMs)) return undefined;
  if (isSeenStale(session, now)) await markSessionSeen(db, tokenHash, now);
  const { officer, unit, id } = session;
  return {
    officer,
    unit,
    scope: scopeOf(officer, jurisdiction),
    sessionId: id,
    mustDo: stepOf(session, rules),
  };
};
