import type { ErrorCode } from '@weisu/core';
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'DELETE';

/** One thing that may be asked. Paths write parameters as `{name}`; every route is signed-in unless `open`. */
export type Route = {
  readonly method: Method;
  readonly path: string;
  /** One sentence for the OpenAPI page. */
  readonly about: string;
  readonly open?: true;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body carries a file: it may be larger than others. */
  readonly takesFile?: true;
  readonly reply: z.ZodType;
  /** Refusals a caller must be ready for, beside bad-input, not-signed-in and unexpected. */
  readonly refuses?: readonly ErrorCode[];
};

/** Keeps the literal types of a route while checking its form. */
export const route = <const R extends Route>(definition: R): R => definition;

export type Params<R extends Route> = R['params'] extends z.ZodType ? z.input<R['params']> : undefined;
export type Query<R extends Route> = R['query'] extends z.ZodType ? z.input<R['query']> : undefined;
export type Body<R extends Route> = R['body'] extends z.ZodType ? z.input<R['body']> : undefined;
export type Reply<R extends Route> = z.output<R['reply']>;
export type ParsedParams<R extends Route> = R['params'] extends z.ZodType ? z.output<R['params']> : undefined;
export type ParsedQuery<R extends Route> = R['query'] extends z.ZodType ? z.output<R['query']> : undefined;
export type ParsedBody<R extends Route> = R['body'] extends z.ZodType ? z.output<R['body']> : undefined;
