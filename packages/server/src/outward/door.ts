import { isIP, type LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { Agent, buildConnector, type Dispatcher, errors, request } from 'undici';
import {
  checkAddress,
  hostOf,
  parseOutwardUrl,
  type Resolve,
  resolveByDns,
  resolveChecked,
} from './check-address.ts';
import { OutwardError } from './outward-error.ts';
import type { OutwardLimits, OutwardRules } from './outward-limits.ts';
import { type Allowance, createAllowance } from './public-address.ts';
import { readReply } from './read-reply.ts';

export type OutwardRequest = {
  readonly url: string;
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Narrower (or wider) than the configured limits for this one request. */
  readonly limits?: Partial<OutwardLimits>;
  readonly signal?: AbortSignal;
};

export type OutwardReply = {
  readonly status: number;
  /** Where it came from in the end. */
  readonly url: string;
  /** Lower-case names; repeated headers joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
};

/** The one way from this server to anywhere else. */
export type OutwardDoor = {
  readonly rules: OutwardRules;
  /**
   * Any status is an answer; redirects of GET and HEAD are followed, each checked anew, those of POST are answered as they are.
   * @throws OutwardError where the address is refused, nobody answers, or a limit is passed.
   */
  readonly fetch: (asked: OutwardRequest) => Promise<OutwardReply>;
  /** A checked address to connect to by other protocols; TLS must be told `host`. Throws an OutwardError. */
  readonly resolve: (host: string, port: number) => Promise<string>;
  readonly close: () => Promise<void>;
};

const USER_AGENT = 'Weisu/0.1 (labour relations monitoring; obeys robots.txt)';

const LARGEST_HEADERS_BYTES = 32 * 1024;
const CONNECT_MS = 10_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** What must not follow a redirect to another place. */
const SECRET_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key']);

/** Connects to checked addresses only, and looks once more at the one the socket really reached. */
const createConnector = (allowance: Allowance, resolve: Resolve): buildConnector.connector => {
  const connectors = new Map<number, buildConnector.connector>();
  const connectorOf = (port: number): buildConnector.connector => {
    const known = connectors.get(port);
    if (known !== undefined) return known;
    const find = callbackify((name: string) => resolveChecked(name, port, allowance, resolve));
    const lookup: LookupFunction = (name, options, done) => {
      find(name, (error, found) => {
        if (error !== null) done(error, '');
        else if (options.all) done(null, [...found]);
        else done(null, found[0]?.address ?? '', found[0]?.family);
      });
    };
    const made = buildConnector({ lookup, timeout: CONNECT_MS, allowH2: false });
    connectors.set(port, made);
    return made;
  };
  return (options, callback) => {
    const port = Number(options.port || (options.protocol === 'https:' ? 443 : 80));
    const host = options.hostname.replace(/^\[|\]$/g, '');
    try {
      // A number is connected to without any look-up.
      if (isIP(host) !== 0) checkAddress(host, host, port, allowance);
    } catch (refusal) {
      callback(refusal as Error, null);
      return;
    }
    connectorOf(port)(options, (error, socket) => {
      if (error !== null || socket === null) {
        callback(error ?? new Error('no socket'), null);
        return;
      }
      try {
        checkAddress(host, socket.remoteAddress ?? '', port, allowance);
        callback(null, socket);
      } catch (refusal) {
        socket.destroy();
        callback(refusal as Error, null);
      }
    });
  };
};

const failureOf = (error: unknown, host: string): OutwardError => {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof OutwardError) return at;
  const slow =
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError ||
    (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'));
  if (slow)
    return new OutwardError(
      'too-slow',
      `${host} 响应过慢，已放弃`,
      `${host} was too slow and was given up`,
      error,
    );
  const why = error instanceof Error ? error.message : String(error);
  return new OutwardError('no-answer', `${host} 没有应答：${why}`, `${host} did not answer: ${why}`, error);
};

const flat = (headers: Dispatcher.ResponseData['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

const withoutSecrets = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !SECRET_HEADERS.has(name)));

/** @param resolve how names become addresses; that of the system unless a test gives another */
export const createOutwardDoor = (rules: OutwardRules, resolve: Resolve = resolveByDns): OutwardDoor => {
  const allowance = createAllowance(rules.allowed);
  const agent = new Agent({
    connect: createConnector(allowance, resolve),
    maxHeaderSize: LARGEST_HEADERS_BYTES,
    // No connection is kept: each request is judged by the address that it reaches itself.
    pipelining: 0,
  });

  const once = async (
    url: URL,
    asked: OutwardRequest,
    headers: Record<string, string>,
    limits: OutwardLimits,
    signal: AbortSignal,
  ): Promise<{ reply: OutwardReply; next: URL | null }> => {
    const method = asked.method ?? 'GET';
    const {
      statusCode,
      headers: got,
      body,
    } = await request(url, {
      method,
      headers: { 'user-agent': USER_AGENT, 'accept-encoding': 'gzip, deflate, br', ...headers },
      ...(asked.body === undefined ? {} : { body: asked.body }),
      dispatcher: agent,
      signal,
      headersTimeout: limits.maxSilenceMs,
      bodyTimeout: limits.maxSilenceMs,
    });
    const answered = flat(got);
    const location = answered['location'];
    if (method !== 'POST' && REDIRECTS.has(statusCode) && location !== undefined) {
      body.on('error', () => undefined).destroy();
      return {
        reply: { status: statusCode, url: url.href, headers: answered, bytes: new Uint8Array() },
        next: parseOutwardUrl(location, url),
      };
    }
    const bytes = await readReply(body, answered['content-encoding'], limits);
    return { reply: { status: statusCode, url: url.href, headers: answered, bytes }, next: null };
  };

  const fetch = async (asked: OutwardRequest): Promise<OutwardReply> => {
    const limits = { ...rules.limits, ...asked.limits };
    const deadline = AbortSignal.timeout(limits.maxMs);
    const signal = asked.signal === undefined ? deadline : AbortSignal.any([deadline, asked.signal]);
    let url = parseOutwardUrl(asked.url);
    let headers = Object.fromEntries(
      Object.entries(asked.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    for (let redirects = 0; redirects <= limits.maxRedirects; redirects += 1) {
      const here = url;
      const { reply, next } = await once(here, asked, headers, limits, signal).catch((error: unknown) => {
        throw failureOf(error, hostOf(here));
      });
      if (next === null) return reply;
      if (next.origin !== here.origin) headers = withoutSecrets(headers);
      url = next;
    }
    throw new OutwardError(
      'too-many-redirects',
      `跳转超过 ${limits.maxRedirects} 次`,
      `more than ${limits.maxRedirects} redirects`,
    );
  };

  return {
    rules,
    fetch,
    resolve: async (host, port) => (await resolveChecked(host, port, allowance, resolve))[0]?.address ?? host,
    close: () => agent.destroy(),
  };
};
