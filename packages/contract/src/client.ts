import type { Refusal } from '@weisu/core';
import { RefusedError } from '@weisu/core';
import type { Body, Params, Query, Reply, Route } from './route.ts';
import { type RouteName, type Routes, routes } from './routes.ts';

/** What the client needs of a transport; `fetch` fits with a three-line wrapper. `json` is undefined where the reply was none. */
export type Send = (request: {
  method: string;
  path: string;
  body?: string;
}) => Promise<{ status: number; json: unknown }>;

type Ask<R extends Route> = {
  [
    K in 'params' | 'query' | 'body' as K extends 'params'
      ? Params<R> extends undefined
        ? never
        : K
      : K extends 'query'
        ? never
        : Body<R> extends undefined
          ? never
          : K
  ]: K extends 'params' ? Params<R> : Body<R>;
} & (Query<R> extends undefined ? unknown : { query?: Query<R> });

export type Client = {
  readonly [Name in RouteName]: (ask: Ask<Routes[Name]>) => Promise<Reply<Routes[Name]>>;
};

/** The path of a route with its parameters filled in and its query appended; undefined values are left out. */
export const pathOf = (
  path: string,
  params: Readonly<Record<string, unknown>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const asked = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return asked.length === 0 ? filled : `${filled}?${asked.join('&')}`;
};

const isRefusal = (json: unknown): json is Refusal =>
  typeof json === 'object' && json !== null && 'code' in json && 'detail' in json;

/** A typed client over any transport. Throws `RefusedError` with the server's refusal. */
export const createClient = (send: Send): Client => {
  const call = async (
    target: Route,
    ask: { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown },
  ) => {
    const { status, json } = await send({
      method: target.method,
      path: pathOf(target.path, ask.params, ask.query),
      ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
    });
    if (status >= 200 && status < 300) return json;
    throw new RefusedError(isRefusal(json) ? json : { code: 'unexpected', detail: `HTTP ${status}` });
  };
  return Object.fromEntries(
    Object.entries(routes).map(([name, target]) => [name, (ask: object = {}) => call(target, ask)]),
  ) as unknown as Client;
};
