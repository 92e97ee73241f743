import { STATUS_OF } from '@weisu/contract';
import { RefusedError } from '@weisu/core';
import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { Metrics } from '../telemetry/metrics.ts';
import { continueTrace, inSpan } from '../telemetry/tracing.ts';

const statusOf = (error: unknown): number =>
  error instanceof RefusedError ? STATUS_OF[error.refusal.code] : STATUS_OF.unexpected;

/**
 * Measures, traces and logs the answers of a route by the name it has in the contract. Neither the address with its ids nor what
 * was asked for nor who asked is told: the log of acts knows that, and this one may lie anywhere.
 */
export const observe = (route: string, logger: Logger, metrics: Metrics | undefined): MiddlewareHandler => {
  return async (context, next) => {
    const { method } = context.req;
    const startedMs = performance.now();
    const traceparent = context.req.header('traceparent');
    await continueTrace(traceparent === undefined ? {} : { traceparent }, () =>
      inSpan(`${method} ${route}`, { 'http.route': route, 'http.request.method': method }, async (span) => {
        await next();
        const status = context.error === undefined ? context.res.status : statusOf(context.error);
        const ms = performance.now() - startedMs;
        span.setAttribute('http.response.status_code', status);
        metrics?.request({ route, method, status, seconds: ms / 1000 });
        logger.info({ route, method, status, ms: Math.round(ms) }, 'answered');
      }),
    );
  };
};
