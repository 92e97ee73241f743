import { openApiOf, type Reply, type Route, routes } from '@weisu/contract';
import { type Instant, type Jurisdiction, may, refuse, type WorkCalendar } from '@weisu/core';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { type Logger, pino } from 'pino';
import { chinaWorkCalendar } from '../jurisdiction/work-calendar.ts';
import { findSignedIn, type SignedIn } from '../session/signed-in.ts';
import { createStrangers } from '../session/strangers.ts';
import { countTexts } from '../store/desk/load-situation.ts';
import type { Database } from '../store/engine.ts';
import type { Desk } from './desk.ts';
import type { Asked } from './handler.ts';
import { handlers } from './handlers.ts';
import { parseRequest } from './parse-request.ts';
import { replyRefusal } from './refusal-reply.ts';
import { remember } from './remember.ts';
import { sameSiteOnly } from './same-site.ts';
import { securityHeaders } from './security-headers.ts';
import { sessionCookieOf } from './session-cookie.ts';
import { staticFiles } from './static-files.ts';

const LARGEST_BODY_BYTES = 256 * 1024;
const COUNTED_MS = 60_000;

export type AppOptions = {
  readonly database: Database;
  readonly jurisdiction: Jurisdiction;
  readonly now: () => Instant;
  readonly version: string;
  /** Folder of the built pages; without it only `/api` is served. */
  readonly webDir?: string;
  /** Working days; the State Council's calendar unless given. */
  readonly calendar?: WorkCalendar;
  readonly logger?: Logger;
  /** Hold every reply against the contract before it leaves. On outside production: a wrong reply is our own fault. */
  readonly checkReplies?: boolean;
};

/** The table's rows differ in their types; inside the one function that serves them all they are alike. */
type AnyHandler = {
  readonly needs: string;
  readonly answer: (asked: Asked<Route>, desk: Desk) => Promise<Reply<Route>>;
};

const signIn = async (
  desk: Desk,
  needs: string,
  token: string | undefined,
): Promise<SignedIn | undefined> => {
  if (needs === 'nobody') return undefined;
  const by =
    token === undefined
      ? undefined
      : await findSignedIn(desk.database.kysely, desk.jurisdiction, token, desk.now());
  if (by === undefined) return refuse('not-signed-in', '请先登录 / sign in first');
  if (needs !== 'signed-in' && !may(by.officer.role, needs as Parameters<typeof may>[1])) {
    refuse('not-allowed', '您的角色没有这项权限 / your role does not have this right');
  }
  return by;
};

/** The whole server as a function of requests: every route of the contract, the OpenAPI document, and the pages. */
export const createApp = (options: AppOptions): Hono => {
  const { database, jurisdiction, now, version, webDir } = options;
  const logger = options.logger ?? pino({ level: process.env['NODE_ENV'] === 'test' ? 'silent' : 'info' });
  const checkReplies = options.checkReplies ?? process.env['NODE_ENV'] !== 'production';
  const desk: Desk = {
    database,
    jurisdiction,
    now,
    version,
    calendar: options.calendar ?? chinaWorkCalendar(),
    strangers: createStrangers(),
    texts: remember(COUNTED_MS, now, () => countTexts(database.kysely)),
  };

  const serve = async (
    context: Context,
    name: string,
    route: Route,
    handler: AnyHandler,
  ): Promise<Response> => {
    const cookie = sessionCookieOf(context);
    // Who asks comes before what is asked: a stranger learns nothing of the form of a request.
    const by = await signIn(desk, handler.needs, cookie.token);
    const parts = await parseRequest(route, context);
    const startedMs = performance.now();
    const reply = await handler.answer({ ...parts, by, cookie } as unknown as Asked<Route>, desk);
    logger.debug({ route: name, ms: Math.round(performance.now() - startedMs) }, 'answered');
    return context.json(checkReplies ? route.reply.parse(reply) : reply);
  };

  const app = new Hono();
  app.use(securityHeaders);
  app.use('/api/*', compress());
  app.use('/api/*', sameSiteOnly);
  app.use(
    '/api/*',
    bodyLimit({
      maxSize: LARGEST_BODY_BYTES,
      onError: () => refuse('too-large', '请求超过 256 kB / the request is larger than 256 kB'),
    }),
  );
  for (const [name, route] of Object.entries(routes) as [keyof typeof routes, Route][]) {
    const handler = handlers[name] as unknown as AnyHandler;
    app.on(route.method, route.path.replaceAll(/\{(\w+)\}/g, ':$1'), (context) =>
      serve(context, name, route, handler),
    );
  }
  const openApi = openApiOf(routes, version);
  app.get('/api/openapi.json', (context) => context.json(openApi));
  app.all('/api/*', () => refuse('not-found', '没有这个接口 / no such route'));
  if (webDir !== undefined) app.use(staticFiles(webDir));
  app.notFound((context) => context.text('404', 404));
  app.onError((error, context) => replyRefusal(context, error, logger));
  return app;
};
