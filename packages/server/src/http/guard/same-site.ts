import { refuse } from '@weisu/core';
import type { MiddlewareHandler } from 'hono';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;

/**
 * Refuses changing requests that another site's page sends. Every current browser sends `Sec-Fetch-Site` or `Origin`
 * with them; a program that sends neither holds no ambient cookie to abuse.
 */
export const sameSiteOnly: MiddlewareHandler = async (context, next) => {
  if (!SAFE.has(context.req.method)) {
    const site = context.req.header('sec-fetch-site');
    const origin = context.req.header('origin');
    const ours =
      site === undefined
        ? origin === undefined ||
          hostOf(origin) === (context.req.header('host') ?? new URL(context.req.url).host)
        : site === 'same-origin' || site === 'none';
    if (!ours) refuse('not-allowed', '拒绝来自其他网站的请求 / requests from another site are refused');
  }
  await next();
};
