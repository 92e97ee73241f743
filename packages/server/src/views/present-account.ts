import type { Reply, Routes } from '@weisu/contract';
import { accountActsFor, accountStateOf, type Instant } from '@weisu/core';
import { isAlive } from '../session/session-times.ts';
import type { StoredAccountAct } from '../store/accounts/account-acts.ts';
import type { StoredAccount } from '../store/accounts/accounts.ts';
import type { ListedSession } from '../store/session/sessions.ts';

type Row = Reply<Routes['listAccounts']>['rows'][number];
type Detail = Reply<Routes['account']>['account'];
type SessionRow = Detail['sessions'][number];

/** Sessions that still open something; `currentId` marks the one that asks. */
export const presentSessions = (
  sessions: readonly ListedSession[],
  now: Instant,
  idleMs: number,
  currentId: string | null,
): SessionRow[] =>
  sessions
    .filter((session) => isAlive(session, now, idleMs))
    .map((session) => ({ ...session, current: session.id === currentId }));

export const presentAccountRow = (account: StoredAccount, now: Instant): Row => ({
  id: account.id,
  login: account.login,
  name: account.name,
  role: account.role,
  unit: { id: account.unitId, name: account.unitName },
  state: accountStateOf(account, now),
  lockedUntil: account.lockedUntil !== null && account.lockedUntil > now ? account.lockedUntil : null,
  mustChangePassword: account.mustChangePassword,
  secondFactor: account.secondFactor,
  oidcSubject: account.oidcSubject,
  sessionCount: account.sessionCount,
  lastSeenAt: account.lastSeenAt,
});

export const presentAccount = (
  account: StoredAccount,
  acts: readonly StoredAccountAct[],
  sessions: SessionRow[],
  now: Instant,
  viewerId: string,
): Detail => ({
  ...presentAccountRow(account, now),
  sessions,
  acts: acts.map(({ kind, byName, at, reason }) => ({ kind, byName, at, reason })),
  mayDo: [...accountActsFor(account, now, account.id === viewerId)],
});
