import type { ErrorCode } from '@weisu/core';
import type { z } from 'zod';

/**
 * What a part of a route is described by. The core of a schema, not `ZodType`: the compiler compares every
 * schema with this type for every handler, and the methods of `ZodType` make each of those take seconds.
 */
export type Schema = z.core.$ZodType;

export type Method = 'GET' | 'POST' | 'DELETE';

/** One thing that may be asked. Paths write parameters as `{name}`; every route is signed-in unless `open`. */
export type Route = {
  readonly method: Method;
  readonly path: string;
  /** One sentence for the OpenAPI page. */
  readonly about: string;
  readonly open?: true;
  readonly params?: Schema;
  readonly query?: Schema;
  readonly body?: Schema;
  /** The body carries a file: it may be larger than others. */
  readonly takesFile?: true;
  readonly reply: Schema;
  /** Refusals a caller must be ready for, beside bad-input, not-signed-in and unexpected. */
  readonly refuses?: readonly ErrorCode[];
};

/** Keeps the literal types of a route while checking its form. */
export const route = <const R extends Route>(definition: R): R => definition;

type Input<S> = S extends { _zod: { input: infer I } } ? I : undefined;
type Output<S> = S extends { _zod: { output: infer O } } ? O : undefined;

export type Params<R extends Route> = Input<R['params']>;
export type Query<R extends Route> = Input<R['query']>;
export type Body<R extends Route> = Input<R['body']>;
export type Reply<R extends Route> = Output<R['reply']>;
export type ParsedParams<R extends Route> = Output<R['params']>;
export type ParsedQuery<R extends Route> = Output<R['query']>;
export type ParsedBody<R extends Route> = Output<R['body']>;
