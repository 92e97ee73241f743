import { ACCOUNT_ACTS, ROLES, SHORTEST_PASSWORD } from '@weisu/core';
import { z } from 'zod';
import { instant } from './basics.ts';
import { unitRef } from './warning.ts';

const newPassword = z.string().min(SHORTEST_PASSWORD).max(256);
const code = z.string().min(6).max(32);
const key = z.string().min(8).max(64);

export const sessionRow = z.object({
  id: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  /** How the browser named itself, shortened; null where it did not. */
  browser: z.string().nullable(),
  current: z.boolean(),
});

export const passwordBody = z.object({ current: z.string().min(1).max(256), next: newPassword });
export const secondFactorBody = z.object({ password: z.string().min(1).max(256) });
export const confirmBody = z.object({ code });
export const removeFactorBody = z.object({ password: z.string().min(1).max(256), code });
/** `uri` is what an authenticator reads from the picture; `secret` is the same to type in. */
export const secondFactorOffer = z.object({ secret: z.string(), uri: z.string() });
export const recoveryCodes = z.object({ codes: z.array(z.string()) });

export const accountRow = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  unit: unitRef,
  state: z.enum(['open', 'locked', 'closed']),
  lockedUntil: instant.nullable(),
  mustChangePassword: z.boolean(),
  secondFactor: z.boolean(),
  oidcSubject: z.string().nullable(),
  sessionCount: z.int(),
  lastSeenAt: instant.nullable(),
});
const accountDetail = accountRow.extend({
  sessions: z.array(sessionRow),
  acts: z.array(
    z.object({
      kind: z.enum(['create', ...ACCOUNT_ACTS]),
      byName: z.string(),
      at: instant,
      reason: z.string(),
    }),
  ),
  mayDo: z.array(z.enum(ACCOUNT_ACTS)),
});
/** `password` is shown this once, where the act made one; a repeated request cannot show it again. */
export const accountReply = z.object({ account: accountDetail, password: z.string().nullable() });

const who = {
  name: z.string().trim().min(1).max(40),
  role: z.enum(ROLES),
  unitId: z.string().min(1).max(120),
  /** The subject by which the identity provider knows the officer; null where it does not. */
  oidcSubject: z.string().trim().min(1).max(200).nullable().default(null),
};
export const newAccountBody = z.object({
  key,
  login: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, { message: '2–40: a–z 0–9 . _ -' }),
  ...who,
});
const reason = z.string().trim().min(2).max(400);
export const accountActBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['reset-password', 'reset-second-factor', 'unlock', 'close', 'open', 'revoke-sessions']),
    key,
    reason,
  }),
  z.object({ kind: z.literal('change'), key, reason, ...who }),
]);
