import { LIVE_BEAT_MS, LIVE_EVENTS, LIVE_PATH, type LiveNews } from '@weisu/contract';
import { refuse } from '@weisu/core';
import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { NewsWatch } from '../../live/news-watch.ts';
import { tokenHashOf } from '../../session/token.ts';
import { sessionCookieOf } from '../guard/session-cookie.ts';

/** How long a browser waits before it opens a line anew that broke. */
const AGAIN_MS = 3_000;

/**
 * The line on which an open page hears that something has changed. It says which kinds of things, nothing of them, and ends with the
 * session. Each page that is looked at holds one.
 */
export const liveUpdates = (app: Hono, watch: NewsWatch): void => {
  app.get(LIVE_PATH, async (context) => {
    const { token } = sessionCookieOf(context);
    let hear: (news: LiveNews) => void = () => undefined;
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => (end = resolve));
    const leave =
      token === undefined
        ? undefined
        : await watch.join({
            tokenHash: tokenHashOf(token),
            hear: (topics) => hear({ topics }),
            end,
          });
    if (leave === undefined) return refuse('not-signed-in', '请先登录 / sign in first');
    // A proxy that gathers a reply before it passes it on would never pass this one on.
    context.header('X-Accel-Buffering', 'no');
    return streamSSE(context, async (stream) => {
      stream.onAbort(end);
      const write = (event: string, data: unknown): void =>
        void stream.writeSSE({ event, data: JSON.stringify(data), retry: AGAIN_MS }).catch(() => end());
      hear = (news) => write(LIVE_EVENTS.news, news);
      write(LIVE_EVENTS.beat, null);
      const beats = setInterval(() => write(LIVE_EVENTS.beat, null), LIVE_BEAT_MS);
      await over;
      clearInterval(beats);
      leave();
    });
  });
};
