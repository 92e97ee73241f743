import type { Unit } from '../jurisdiction/jurisdiction.ts';
import type { Instant } from '../time.ts';
import type { Role } from './officer.ts';

/** Length protects better than odd characters: the rule asks for nothing else. */
export const SHORTEST_PASSWORD = 12;

/** What the security administrator may do to an account. Persisted names. */
export const ACCOUNT_ACTS = [
  'reset-password',
  'reset-second-factor',
  'unlock',
  'close',
  'open',
  'revoke-sessions',
  'change',
] as const;
export type AccountAct = (typeof ACCOUNT_ACTS)[number];

const UNITS_OF = {
  'city-officer': ['city'],
  'district-officer': ['district'],
  'unit-officer': ['district', 'industry'],
  partner: ['partner'],
  'system-admin': ['city'],
  'security-admin': ['city'],
  'audit-admin': ['city'],
} as const satisfies Record<Role, readonly Unit['kind'][]>;

/** True where an officer of this role can belong to a unit of this kind. */
export const roleFitsUnit = (role: Role, kind: Unit['kind']): boolean =>
  (UNITS_OF[role] as readonly Unit['kind'][]).includes(kind);

/** A password is no better than its owner's name. */
export const isWeakPassword = (password: string, login: string): boolean => {
  const plain = password.toLowerCase();
  return plain.includes(login.toLowerCase()) || new Set(plain).size < 5;
};

export type AccountClocks = {
  readonly lockedUntil: Instant | null;
  readonly closedAt: Instant | null;
};
export type AccountState = 'open' | 'locked' | 'closed';

export const accountStateOf = ({ lockedUntil, closedAt }: AccountClocks, now: Instant): AccountState =>
  closedAt !== null ? 'closed' : lockedUntil !== null && lockedUntil > now ? 'locked' : 'open';

/** What may be done to an account as it stands. Nobody administers their own: that would be another's part as well. */
export const accountActsFor = (
  account: AccountClocks & { readonly secondFactor: boolean },
  now: Instant,
  isOwn: boolean,
): readonly AccountAct[] => {
  if (isOwn) return [];
  if (account.closedAt !== null) return ['open'];
  return ACCOUNT_ACTS.filter(
    (act) =>
      act !== 'open' &&
      (act !== 'unlock' || accountStateOf(account, now) === 'locked') &&
      (act !== 'reset-second-factor' || account.secondFactor),
  );
};
