import { ROLES } from '@weisu/core';
import { z } from 'zod';
import { route } from '../route.ts';
import {
  accountActBody,
  accountReply,
  accountRow,
  confirmBody,
  newAccountBody,
  passwordBody,
  recoveryCodes,
  removeFactorBody,
  secondFactorBody,
  secondFactorOffer,
  sessionRow,
} from '../wire/account.ts';
import { pageOf, pageQuery } from '../wire/basics.ts';

const done = z.object({ ok: z.literal(true) });
const idParams = z.object({ id: z.string().min(1).max(120) });

/** One’s own account, and the accounts that the security administrator keeps. */
export const accountRoutes = {
  loginWays: route({
    method: 'GET',
    path: '/api/login-ways',
    about: 'How one may sign in here.',
    open: true,
    reply: z.object({ identityProvider: z.object({ name: z.string() }).nullable() }),
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/account/password',
    about: 'Change one’s own password; other sessions end.',
    body: passwordBody,
    reply: done,
    refuses: ['wrong-login', 'too-many-requests'],
  }),
  offerSecondFactor: route({
    method: 'POST',
    path: '/api/account/second-factor',
    about: 'Begin to set up a second factor; it counts once confirmed.',
    body: secondFactorBody,
    reply: secondFactorOffer,
    refuses: ['wrong-login', 'too-many-requests', 'conflict'],
  }),
  confirmSecondFactor: route({
    method: 'POST',
    path: '/api/account/second-factor/confirm',
    about: 'Confirm the second factor with a first code; answers the recovery codes, once.',
    body: confirmBody,
    reply: recoveryCodes,
    refuses: ['wrong-login', 'too-many-requests', 'conflict'],
  }),
  removeSecondFactor: route({
    method: 'POST',
    path: '/api/account/second-factor/remove',
    about: 'Give the second factor up, where the role does not require one.',
    body: removeFactorBody,
    reply: done,
    refuses: ['wrong-login', 'too-many-requests', 'conflict'],
  }),
  listOwnSessions: route({
    method: 'GET',
    path: '/api/account/sessions',
    about: 'One’s own sessions.',
    reply: z.object({
      sessions: z.array(sessionRow),
      secondFactor: z.boolean(),
      recoveryCodesLeft: z.int(),
      secondFactorRequired: z.boolean(),
    }),
  }),
  endOwnSession: route({
    method: 'DELETE',
    path: '/api/account/sessions/{id}',
    about: 'End one of one’s own sessions at once.',
    params: idParams,
    reply: done,
    refuses: ['not-found'],
  }),
  listAccounts: route({
    method: 'GET',
    path: '/api/accounts',
    about: 'Accounts, for the security administrator.',
    query: z.object({
      ...pageQuery,
      q: z.string().max(100).optional(),
      role: z.enum(ROLES).optional(),
      state: z.enum(['open', 'locked', 'closed']).optional(),
    }),
    reply: pageOf(accountRow),
  }),
  account: route({
    method: 'GET',
    path: '/api/accounts/{id}',
    about: 'One account with its sessions and what was done to it.',
    params: idParams,
    reply: accountReply,
    refuses: ['not-found'],
  }),
  createAccount: route({
    method: 'POST',
    path: '/api/accounts',
    about: 'Open an account; answers its first password, once.',
    body: newAccountBody,
    reply: accountReply,
    refuses: ['conflict'],
  }),
  actOnAccount: route({
    method: 'POST',
    path: '/api/accounts/{id}/acts',
    about: 'Reset, unlock, close, open, change an account, or end its sessions.',
    params: idParams,
    body: accountActBody,
    reply: accountReply,
    refuses: ['not-found', 'conflict', 'not-allowed', 'already-done'],
  }),
} as const;
