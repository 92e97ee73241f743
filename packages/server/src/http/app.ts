import { openApiOf, parseAs, type Reply, type Route, routes } from '@weisu/contract';
import {
  DEFAULT_SIGN_IN_RULES,
  type Instant,
  type Jurisdiction,
  refuse,
  type SignInRules,
  type WorkCalendar,
} from '@weisu/core';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import type { Logger } from 'pino';
import { chinaWorkCalendar } from '../jurisdiction/work-calendar.ts';
import { createCurrentReader } from '../pipeline/current-reader.ts';
import type { Collecting } from '../sources/collect/collect-source.ts';
import { openCollecting } from '../sources/collect/open-collecting.ts';
import { browserNameOf } from '../session/browser-name.ts';
import type { HelpingRules } from '../helping-model/helping-rules.ts';
import { createOutwardDoor, type OutwardDoor } from '../outward/door.ts';
import { readOutwardRules } from '../outward/outward-limits.ts';
import { createRegisterSearch, type RegisterSearch } from '../register/live-index.ts';
import { createSecretBox, newSecretKey, type SecretBox } from '../session/secret-box.ts';
import { createStrangers } from '../session/strangers.ts';
import { countTexts } from '../store/desk/load-situation.ts';
import type { Database, Queryable } from '../store/engine.ts';
import { isOutage } from '../stream/is-outage.ts';
import { createLogger } from '../telemetry/create-logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { admit, noteOutOfArea } from './admit.ts';
import type { Desk } from './desk.ts';
import type { Asked } from './handler.ts';
import { handlers } from './handlers.ts';
import { createNewsWatch } from '../live/news-watch.ts';
import { liveUpdates } from './off-contract/live-updates.ts';
import { identityProviderPages } from './off-contract/identity-provider-pages.ts';
import { parseRequest } from './parse-request.ts';
import { replyRefusal } from './refusal-reply.ts';
import { healthPages } from './off-contract/health-pages.ts';
import { observe } from './observe.ts';
import { type RequestLimits, requestLimits } from './guard/request-limits.ts';
import { createEnterpriseCounts } from './enterprise-counts.ts';
import { remember } from './remember.ts';
import { sameSiteOnly } from './guard/same-site.ts';
import { securityHeaders } from './guard/security-headers.ts';
import { sessionCookieOf } from './guard/session-cookie.ts';
import { sourceWebhook } from './off-contract/source-webhook.ts';
import { staticFiles } from './off-contract/static-files.ts';

const LARGEST_BODY_BYTES = 256 * 1024;
const LARGEST_FILE_BODY_BYTES = 15 * 1024 * 1024;
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
  readonly metrics?: Metrics;
  /** How much may be asked. Without them as much as one likes: for tests, where everybody asks from nowhere. */
  readonly limits?: RequestLimits;
  /** How one signs in; without any a password is enough. */
  readonly rules?: SignInRules;
  /** Search over the register; one of its own unless given. */
  readonly register?: RegisterSearch;
  /** Seals authenticators' secrets. Without one a key is made that ends with the process: for tests and throw-away databases. */
  readonly secretBox?: SecretBox;
  /** The door outward; one that goes to public addresses only unless given. */
  readonly outward?: OutwardDoor;
  /** How a helping model is reached; without it none is asked. */
  readonly helping?: HelpingRules | null;
  /** The product's address for links in messages. */
  readonly publicUrl?: string;
  /** A copy of the database that lists are read from: it may be some moments behind. */
  readonly replica?: Queryable;
  /** Asking sources; as the environment sets it unless given. */
  readonly collecting?: Collecting;
  /** How often is looked whether there is news for open pages; every few seconds unless given. */
  readonly lookEveryMs?: number;
  /** Hold every reply against the contract before it leaves. On outside production: a wrong reply is our own fault. */
  readonly checkReplies?: boolean;
};

/** Long lists that write nothing: read from the replica where there is one. */
const FROM_REPLICA: ReadonlySet<string> = new Set([
  'situation',
  'listWarnings',
  'listEnterprises',
  'listCaseFiles',
] satisfies (keyof typeof routes)[]);

/** The table's rows differ in their types; inside the one function that serves them all they are alike. */
type AnyHandler = {
  readonly needs: string;
  readonly answer: (asked: Asked<Route>, desk: Desk) => Promise<Reply<Route>>;
};

/** The whole server as a function of requests: every route of the contract, the OpenAPI document, and the pages. */
export const createApp = (options: AppOptions): Hono => {
  const { database, jurisdiction, now, version, webDir } = options;
  const logger = options.logger ?? createLogger(process.env['NODE_ENV'] === 'test' ? 'silent' : 'info');
  const checkReplies = options.checkReplies ?? process.env['NODE_ENV'] !== 'production';
  const fault = (error: unknown): void => logger.error({ err: error }, 'background work failed');
  const secretBox = options.secretBox ?? createSecretBox(newSecretKey());
  const outward = options.outward ?? createOutwardDoor(readOutwardRules({}));
  const desk: Desk = {
    database,
    jurisdiction,
    now,
    version,
    calendar: options.calendar ?? chinaWorkCalendar(),
    strangers: createStrangers(),
    rules: options.rules ?? DEFAULT_SIGN_IN_RULES,
    outward,
    helping: options.helping ?? null,
    publicUrl: options.publicUrl ?? '',
    secretBox,
    collecting:
      options.collecting ??
      openCollecting({ database, jurisdiction, secretBox, now, fault, door: outward, env: process.env }),
    currentReader: createCurrentReader(),
    startedAt: now(),
    register: options.register ?? createRegisterSearch(database),
    fault,
    texts: remember(COUNTED_MS, now, () => countTexts(database.kysely)),
    enterprises: createEnterpriseCounts(database, now),
  };

  const { replica } = options;
  const listDesk: Desk =
    replica === undefined ? desk : { ...desk, database: { ...database, kysely: replica } };
  const answer = async (name: string, handler: AnyHandler, asked: Asked<Route>): Promise<Reply<Route>> => {
    if (replica === undefined || !FROM_REPLICA.has(name)) return handler.answer(asked, desk);
    try {
      return await handler.answer(asked, listDesk);
    } catch (error) {
      // A replica that is away, or that was overtaken by its primary, must not take the lists along.
      if (!isOutage(error)) throw error;
      logger.warn({ err: error }, 'the replica does not answer: asked the primary');
      return handler.answer(asked, desk);
    }
  };

  const serve = async (
    context: Context,
    name: string,
    route: Route,
    handler: AnyHandler,
  ): Promise<Response> => {
    const cookie = sessionCookieOf(context);
    // Who asks comes before what is asked: a stranger learns nothing of the form of a request.
    const by = await admit(desk, name, handler.needs, cookie.token);
    const parts = await parseRequest(route, context);
    const browser = browserNameOf(context.req.header('user-agent'));
    const asked = { ...parts, by, cookie, browser } as unknown as Asked<Route>;
    const reply = await noteOutOfArea(desk, name, by, () => answer(name, handler, asked));
    return context.json(checkReplies ? parseAs(route.reply, reply) : reply);
  };

  const app = new Hono();
  app.use(securityHeaders);
  healthPages(app, desk);
  app.use('/api/*', compress());
  if (options.limits !== undefined) app.use('/api/*', requestLimits(options.limits, options.metrics));
  app.use('/api/*', sameSiteOnly);
  const ordinary = bodyLimit({
    maxSize: LARGEST_BODY_BYTES,
    onError: () => refuse('too-large', '请求超过 256 kB / the request is larger than 256 kB'),
  });
  const withFile = bodyLimit({
    maxSize: LARGEST_FILE_BODY_BYTES,
    onError: () => refuse('too-large', '文件超过 10 MB / the file is larger than 10 MB'),
  });
  for (const [name, route] of Object.entries(routes) as [keyof typeof routes, Route][]) {
    const handler = handlers[name] as unknown as AnyHandler;
    const limit = route.takesFile ? withFile : ordinary;
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(route.method, path, observe(name, logger, options.metrics), limit, (context) =>
      serve(context, name, route, handler),
    );
  }
  identityProviderPages(app, desk, logger);
  sourceWebhook(app, desk);
  liveUpdates(app, createNewsWatch(desk, options.lookEveryMs));
  const openApi = openApiOf(routes, version);
  app.get('/api/openapi.json', (context) => context.json(openApi));
  app.all('/api/*', () => refuse('not-found', '没有这个接口 / no such route'));
  if (webDir !== undefined) app.use(staticFiles(webDir));
  app.notFound((context) => context.text('404', 404));
  app.onError((error, context) => replyRefusal(context, error, logger));
  return app;
};
