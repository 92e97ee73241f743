import { SESSION_COOKIE } from '@weisu/contract';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { ABSOLUTE_MS } from '../../session/session-times.ts';
import type { SessionCookie } from '../handler.ts';

/** True where the browser reached us, or the proxy in front of us, by https. */
const isHttps = (context: Context): boolean =>
  new URL(context.req.url).protocol === 'https:' ||
  context.req.header('x-forwarded-proto')?.split(',')[0]?.trim() === 'https';

export const sessionCookieOf = (context: Context): SessionCookie => {
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(context) } as const;
  return {
    token: getCookie(context, SESSION_COOKIE),
    set: (token) => setCookie(context, SESSION_COOKIE, token, { ...options, maxAge: ABSOLUTE_MS / 1000 }),
    clear: () => void deleteCookie(context, SESSION_COOKIE, options),
  };
};
