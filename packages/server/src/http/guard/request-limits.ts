import { getConnInfo } from '@hono/node-server/conninfo';
import { refuse } from '@weisu/core';
import type { Context, MiddlewareHandler } from 'hono';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { tokenHashOf } from '../../session/token.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { sessionCookieOf } from './session-cookie.ts';

export type RequestLimits = {
  /** Requests of one session in a minute. A page asks about ten at once. */
  readonly perSession: number;
  /** Requests from one address in a minute, with sessions or invented cookies. */
  readonly perOffice: number;
  /** Requests without a session from one address in a minute. */
  readonly perAddress: number;
  /** Attempts to sign in from one address in ten minutes: an office behind one address signs in each morning. */
  readonly signInsPerAddress: number;
  /** True where a proxy that we trust stands in front and says who asks in `X-Forwarded-For`. */
  readonly behindProxy: boolean;
};

export const DEFAULT_LIMITS: RequestLimits = {
  perSession: 600,
  perOffice: 12_000,
  perAddress: 300,
  signInsPerAddress: 100,
  behindProxy: false,
};

const MINUTE = 60;

/** Where a request comes from. The last entry of the header is the one that our own proxy wrote; those before may be made up. */
export const addressOf = (context: Context, behindProxy: boolean): string => {
  const forwarded = behindProxy
    ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined;
  if (forwarded) return forwarded.slice(0, 64);
  try {
    return getConnInfo(context).remote.address ?? 'unknown';
  } catch {
    // Asked without a socket, as tests do.
    return 'unknown';
  }
};

const tooMany = (context: Context, waitMs: number): never => {
  context.header('Retry-After', String(Math.max(1, Math.ceil(waitMs / 1000))));
  return refuse('too-many-requests', '请求过于频繁，请稍后再试 / too many requests: try again in a while');
};

/** Counts requests in this process: by session, else by address; attempts to sign in by address besides. Nothing of it is kept. */
export const requestLimits = (limits: RequestLimits, metrics: Metrics | undefined): MiddlewareHandler => {
  const sessions = new RateLimiterMemory({ points: limits.perSession, duration: MINUTE });
  const offices = new RateLimiterMemory({ points: limits.perOffice, duration: MINUTE });
  const addresses = new RateLimiterMemory({ points: limits.perAddress, duration: MINUTE });
  const signIns = new RateLimiterMemory({ points: limits.signInsPerAddress, duration: 10 * MINUTE });

  const take = async (
    context: Context,
    by: 'session' | 'address' | 'login',
    limiter: RateLimiterMemory,
    key: string,
  ): Promise<void> => {
    try {
      await limiter.consume(key);
    } catch (refused) {
      metrics?.limited(by);
      tooMany(context, (refused as { msBeforeNext?: number }).msBeforeNext ?? MINUTE * 1000);
    }
  };

  return async (context, next) => {
    const address = addressOf(context, limits.behindProxy);
    const isSignIn = context.req.method === 'POST' && context.req.path === '/api/session';
    const { token } = sessionCookieOf(context);
    if (isSignIn) await take(context, 'login', signIns, address);
    // A new invented cookie each time is a new session each time: the address is counted besides.
    if (token !== undefined) {
      await take(context, 'address', offices, address);
      await take(context, 'session', sessions, tokenHashOf(token));
    } else await take(context, 'address', addresses, address);
    await next();
  };
};
