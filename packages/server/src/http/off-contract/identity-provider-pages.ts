import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Logger } from 'pino';
import { browserNameOf } from '../../session/browser-name.ts';
import { createIdentityProvider } from '../../session/identity-provider.ts';
import { beginSession } from '../../session/log-in.ts';
import { newToken, tokenHashOf } from '../../session/token.ts';
import { findBySubject } from '../../store/accounts/accounts.ts';
import { writeAudit } from '../../store/audit/write-audit.ts';
import { addOidcAttempt, takeOidcAttempt } from '../../store/session/oidc-attempts.ts';
import type { Desk } from '../desk.ts';
import { sessionCookieOf } from '../guard/session-cookie.ts';

const ATTEMPT_COOKIE = 'weisu_oidc';
const ATTEMPT_MS = 10 * 60_000;

/** A place in our own pages; anything else leads to the first one. */
const ownAddress = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])[^\s\\]{0,500}$/.test(next) ? next : '/';

/**
 * The two addresses that a browser is sent to and fro between here and the identity provider. They answer with redirections
 * and so stand beside the contract. Accounts are made here: a subject that none carries is refused.
 */
export const identityProviderPages = (app: Hono, desk: Desk, logger: Logger): void => {
  const rules = desk.rules.identityProvider;
  if (rules === null) return;
  const provider = createIdentityProvider(rules);
  const cookie = {
    path: '/api/oidc',
    httpOnly: true,
    // Lax: the browser comes back from another site.
    sameSite: 'Lax',
    secure: rules.redirectUri.startsWith('https:'),
  } as const;

  const fail = async (context: Context, reason: string, error?: unknown): Promise<Response> => {
    logger.warn({ err: error, reason }, 'identity provider');
    await desk.database.transaction((trx) =>
      writeAudit(trx, {
        at: desk.now(),
        officerId: null,
        unitId: null,
        action: 'session.login-failed',
        subject: rules.name,
        detail: { code: reason },
      }),
    );
    return context.redirect('/login?provider=failed');
  };

  app.get('/api/oidc/start', async (context) => {
    try {
      const { address, ...going } = await provider.begin();
      const id = newToken();
      const now = desk.now();
      const expiresAt = new Date(Date.parse(now) + ATTEMPT_MS).toISOString();
      const next = ownAddress(context.req.query('next'));
      await addOidcAttempt(desk.database.kysely, tokenHashOf(id), { ...going, next }, now, expiresAt);
      setCookie(context, ATTEMPT_COOKIE, id, { ...cookie, maxAge: ATTEMPT_MS / 1000 });
      return context.redirect(address);
    } catch (error) {
      return fail(context, 'provider-unreachable', error);
    }
  });

  app.get('/api/oidc/callback', async (context) => {
    const id = getCookie(context, ATTEMPT_COOKIE);
    deleteCookie(context, ATTEMPT_COOKIE, cookie);
    const now = desk.now();
    const db = desk.database.kysely;
    const attempt = id === undefined ? undefined : await takeOidcAttempt(db, tokenHashOf(id), now);
    if (attempt === undefined) return fail(context, 'no-attempt');
    // The provider was given this address; what a proxy made of it on the way does not matter.
    const address = new URL(rules.redirectUri);
    address.search = new URL(context.req.url).search;
    let subject: string;
    try {
      subject = await provider.finish(address, attempt);
    } catch (error) {
      return fail(context, 'provider-refused', error);
    }
    const officer = await findBySubject(db, subject);
    if (officer === undefined) return fail(context, 'no-account');
    const browser = browserNameOf(context.req.header('user-agent'));
    const token = await desk.database.transaction((trx) =>
      beginSession(trx, officer, { browser, byProvider: true }, now),
    );
    sessionCookieOf(context).set(token);
    return context.redirect(attempt.next);
  });
};
