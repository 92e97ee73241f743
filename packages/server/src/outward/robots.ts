import robotsModule from 'robots-parser';
import type { OutwardDoor, OutwardReply, OutwardRequest } from './door.ts';
import { parseOutwardUrl } from './check-address.ts';
import { OutwardError } from './outward-error.ts';

// Its types speak of a default export that CommonJS does not have.
const robotsParser = robotsModule as unknown as (
  url: string,
  text: string,
) => {
  readonly isAllowed: (url: string, robot: string) => boolean | undefined;
  readonly getCrawlDelay: (robot: string) => number | undefined;
};

/** The name by which robots.txt may speak of us. */
const ROBOT = 'Weisu';
const KEPT_MS = 24 * 3_600_000;
/** RFC 9309 asks for 500 KiB at least; nobody needs more. */
const LARGEST_ROBOTS_BYTES = 512 * 1024;
const LONGEST_DELAY_MS = 60_000;

type Robots = {
  readonly mayAsk: (url: string) => boolean;
  readonly delayMs: number;
  readonly keptUntil: number;
};

export type PoliteOptions = {
  readonly pauseMs: number;
  readonly clock: () => number;
  /** 0–1, drawn anew each time. */
  readonly chance: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** A door that asks as a guest: robots.txt is obeyed, and one host is asked at its pace. */
export type PoliteDoor = { readonly fetch: (asked: OutwardRequest) => Promise<OutwardReply> };

/** Asked to wait (429, 503): how long, where it says so in seconds. */
const retryAfterMs = ({ headers }: OutwardReply): number => {
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 0;
};

/**
 * RFC 9309: no robots.txt (4xx) allows all; one that cannot be had (5xx, silence) allows nothing until it can. Between two requests
 * to a host lies its crawl-delay, or the pause of the configuration, and up to half as much by chance.
 */
export const createPoliteDoor = (
  door: Pick<OutwardDoor, 'fetch'>,
  { pauseMs, clock, chance, sleep }: PoliteOptions,
): PoliteDoor => {
  const known = new Map<string, Robots>();
  const nextAt = new Map<string, number>();

  const loadRobots = async (origin: string, signal: AbortSignal | undefined): Promise<Robots> => {
    const before = known.get(origin);
    if (before !== undefined && before.keptUntil > clock()) return before;
    const url = `${origin}/robots.txt`;
    const reply = await door.fetch({
      url,
      limits: { maxBytes: LARGEST_ROBOTS_BYTES, maxDecodedBytes: LARGEST_ROBOTS_BYTES },
      ...(signal === undefined ? {} : { signal }),
    });
    if (reply.status >= 500 || reply.status === 429)
      throw new OutwardError(
        'robots-refused',
        `${origin} 的 robots.txt 暂时取不到（${reply.status}），稍后再试`,
        `robots.txt of ${origin} cannot be had now (${reply.status}); trying again later`,
      );
    const parsed = robotsParser(url, reply.status === 200 ? Buffer.from(reply.bytes).toString('utf8') : '');
    const robots = {
      mayAsk: (asked: string) => parsed.isAllowed(asked, ROBOT) !== false,
      delayMs: Math.min(LONGEST_DELAY_MS, (parsed.getCrawlDelay(ROBOT) ?? 0) * 1_000),
      keptUntil: clock() + KEPT_MS,
    };
    known.set(origin, robots);
    return robots;
  };

  const takeTurn = async (host: string, delayMs: number, signal: AbortSignal | undefined): Promise<void> => {
    const now = clock();
    const at = Math.max(now, nextAt.get(host) ?? 0);
    nextAt.set(host, at + delayMs * (1 + chance() / 2));
    if (at > now) await sleep(at - now, signal);
  };

  return {
    fetch: async (asked) => {
      const url = parseOutwardUrl(asked.url);
      const robots = await loadRobots(url.origin, asked.signal);
      if (!robots.mayAsk(url.href))
        throw new OutwardError(
          'robots-refused',
          `${url.host} 的 robots.txt 不允许读取此页`,
          `robots.txt of ${url.host} does not allow this page`,
        );
      await takeTurn(url.host, Math.max(pauseMs, robots.delayMs), asked.signal);
      const reply = await door.fetch(asked);
      if (reply.status === 429 || reply.status === 503) {
        const wait = retryAfterMs(reply);
        if (wait > 0) nextAt.set(url.host, clock() + Math.min(wait, LONGEST_DELAY_MS * 10));
        throw new OutwardError(
          'no-answer',
          `${url.host} 请我们稍后再来（${reply.status}）`,
          `${url.host} asks us to come later (${reply.status})`,
        );
      }
      return reply;
    },
  };
};
