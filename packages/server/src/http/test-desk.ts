import { type Client, createClient, SESSION_COOKIE } from '@weisu/contract';
import { addDays, type Instant } from '@weisu/core';
import type { Hono } from 'hono';
import type { Database } from '../store/engine.ts';
import { type AppOptions, createApp } from './app.ts';
import { fillDesk, jurisdiction, PASSWORD, ten, TODAY } from './test-city.ts';

/** A running application with a clock that tests move by hand. */
export type TestDesk = {
  readonly app: Hono;
  readonly database: Database;
  readonly at: () => Instant;
  readonly pass: (ms: number) => void;
  /** Goes to ten in the morning, so many days after today. */
  readonly goTo: (daysAhead: number) => void;
  readonly signIn: (login: string, password?: string) => Promise<Response>;
  /** The typed client of a signed-in officer; of nobody without a login. */
  readonly clientOf: (login?: string) => Promise<Client>;
};

/** The session cookie that a reply sets, as a request sends it. */
export const cookieOf = (response: Response): string =>
  new RegExp(`${SESSION_COOKIE}=[^;]*`).exec(response.headers.get('set-cookie') ?? '')?.[0] ?? '';

export const openDesk = async (database: Database, over: Partial<AppOptions> = {}): Promise<TestDesk> => {
  let now = ten(TODAY);
  await fillDesk(database.kysely);
  const app = createApp({
    database,
    jurisdiction,
    now: () => now,
    version: '0.0.0',
    checkReplies: true,
    ...over,
  });
  const json = { 'content-type': 'application/json' };
  const signIn = async (login: string, password = PASSWORD): Promise<Response> =>
    app.request('/api/session', { method: 'POST', headers: json, body: JSON.stringify({ login, password }) });
  const clientOf = async (login?: string): Promise<Client> => {
    const cookie = login === undefined ? '' : cookieOf(await signIn(login));
    return createClient(async ({ method, path, body }) => {
      const response = await app.request(path, {
        method,
        headers: { ...json, cookie },
        ...(body === undefined ? {} : { body }),
      });
      return { status: response.status, json: await response.json() };
    });
  };
  return {
    app,
    database,
    at: () => now,
    pass: (ms) => void (now = new Date(Date.parse(now) + ms).toISOString()),
    goTo: (daysAhead) => void (now = ten(addDays(TODAY, daysAhead))),
    signIn,
    clientOf,
  };
};
