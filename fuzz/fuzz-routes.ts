import type { Hono } from 'hono';
import { SESSION_COOKIE, type RouteName } from '../packages/contract/src/index.ts';
import { pino } from 'pino';
import { createApp } from '../packages/server/src/http/app.ts';
import { type Finding, judge } from './judge.ts';
import { type FuzzRequest, requestOf } from './request.ts';
import { NOW, type World } from './world.ts';

export type FuzzTally = {
  readonly findings: Finding[];
  readonly statuses: Map<number, number>;
  readonly answered: Map<RouteName, number>;
  requests: number;
};

export const newTally = (): FuzzTally => ({
  findings: [],
  statuses: new Map(),
  answered: new Map(),
  requests: 0,
});

const HANG_MS = 60_000;

const withinTime = async <T>(work: Promise<T>): Promise<T | 'hang'> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'hang'>((resolve) => (timer = setTimeout(() => resolve('hang'), HANG_MS)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

export type FuzzOptions = {
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  /** Requests under way at a time; one makes a run repeat itself exactly. */
  readonly atOnce: number;
  /** Told before each request, so that a watcher can name the one that never came back. */
  readonly onRequest?: (request: FuzzRequest) => void;
};

/** Asks an application in this process; no socket stands between. */
export const fuzzRoutes = async (world: World, tally: FuzzTally, options: FuzzOptions): Promise<void> => {
  const errors: string[] = [];
  const logger = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) });
  const app: Hono = createApp({
    database: world.database,
    jurisdiction: world.jurisdiction,
    now: () => NOW,
    version: '0.0.0',
    checkReplies: true,
    logger,
  });
  const tokens = new Map<string, string>();

  const tokenOf = async (login: string): Promise<string> => {
    const known = tokens.get(login);
    if (known !== undefined) return known;
    const token = await world.signIn(login);
    tokens.set(login, token);
    return token;
  };

  const ask = async (request: FuzzRequest): Promise<void> => {
    const { asker, method, address, type, body } = request;
    const cookie = asker === null ? '' : `${SESSION_COOKIE}=${await tokenOf(asker)}`;
    options.onRequest?.(request);
    const reply = await withinTime(
      (async () => {
        const response = await app.request(address, {
          method,
          headers: { 'content-type': type, cookie },
          ...(body === undefined ? {} : { body }),
        });
        return { status: response.status, headers: response.headers, text: await response.text() };
      })(),
    );
    tally.requests += 1;
    if (reply === 'hang') {
      tally.findings.push({ kind: 'hang', request, what: `no answer in ${HANG_MS} ms` });
      return;
    }
    tally.statuses.set(reply.status, (tally.statuses.get(reply.status) ?? 0) + 1);
    if (reply.status === 200) tally.answered.set(request.route, (tally.answered.get(request.route) ?? 0) + 1);
    // Signed out, closed or given another role by a request of before: the next one comes with an account as it was.
    if (asker !== null && (reply.status === 401 || (reply.status === 200 && request.route === 'logout')))
      tokens.delete(asker);
    for (const finding of await judge(world, request, reply)) {
      const id = /[0-9a-f-]{36}/.exec(reply.text)?.[0];
      const cause =
        finding.kind === 'unexpected'
          ? errors.find((line) => id !== undefined && line.includes(id))
          : undefined;
      tally.findings.push(cause === undefined ? finding : { ...finding, what: cause.slice(0, 3000) });
    }
    errors.length = 0;
  };

  let next = options.from;
  const end = options.from + options.count;
  const lane = async (): Promise<void> => {
    while (next < end) {
      const number = next;
      next += 1;
      await ask(requestOf(world, options.seed, number));
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, lane));
};
