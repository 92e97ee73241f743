import { LIVE_BEAT_MS, LIVE_PATH } from '@weisu/contract';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hearNews } from './hear-news.ts';

/** A line that a test speaks on. */
class Line extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: Line[] = [];
  readyState = 0;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    Line.opened.push(this);
  }
  close(): void {
    this.readyState = Line.CLOSED;
  }
  say(event: string, data: unknown = null): void {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }
  breaks(isRefused: boolean): void {
    if (isRefused) this.readyState = Line.CLOSED;
    this.dispatchEvent(new Event('error'));
  }
}

const lines = (): Line[] => Line.opened;
const last = (): Line => Line.opened.at(-1) as Line;
let asked: string[];
let hangUp: () => void;
let visibility: DocumentVisibilityState;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Line);
  Line.opened.length = 0;
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  const queries = new QueryClient();
  asked = [];
  vi.spyOn(queries, 'invalidateQueries').mockImplementation(async ({ queryKey } = {}) => {
    asked.push(String(queryKey));
  });
  hangUp = hearNews(queries);
});
afterEach(() => {
  hangUp();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('asks anew for what changed, and for nothing else', () => {
  expect(lines().map(({ url }) => url)).toEqual([LIVE_PATH]);
  last().say('beat');
  expect(asked).toEqual([]);
  last().say('news', { topics: ['notifications'] });
  expect(asked).toEqual(['notification-count', 'notifications']);
  asked = [];
  last().say('news', { topics: ['warnings', 'what a later version says'] });
  expect(asked).toEqual(['warnings', 'today', 'situation']);
});

it('asks for everything once a line that broke is there again: what came meanwhile was missed', () => {
  last().say('beat');
  last().breaks(false);
  expect(asked).toEqual([]);
  // The browser itself takes it up again.
  last().say('beat');
  expect(asked).toContain('warnings');
  expect(lines()).toHaveLength(1);
});

it('tries again ever more seldom where it is refused', () => {
  last().breaks(true);
  // Where it was for want of a session the first question finds out.
  expect(asked).toContain('warnings');
  vi.advanceTimersByTime(5_000);
  expect(lines()).toHaveLength(2);
  last().breaks(true);
  vi.advanceTimersByTime(9_000);
  expect(lines()).toHaveLength(2);
  vi.advanceTimersByTime(1_000);
  expect(lines()).toHaveLength(3);
});

it('asks by itself where the line is dead, and not where it lives', () => {
  for (let passed = 0; passed < 3 * LIVE_BEAT_MS; passed += LIVE_BEAT_MS) {
    last().say('beat');
    vi.advanceTimersByTime(LIVE_BEAT_MS);
  }
  expect(asked).toEqual([]);
  vi.advanceTimersByTime(3 * LIVE_BEAT_MS);
  expect(asked).toContain('warnings');
});

it('holds no line and asks nothing out of sight, and catches up when it is looked at', () => {
  last().say('beat');
  visibility = 'hidden';
  document.dispatchEvent(new Event('visibilitychange'));
  expect(last().readyState).toBe(Line.CLOSED);
  vi.advanceTimersByTime(10 * LIVE_BEAT_MS);
  expect(asked).toEqual([]);
  visibility = 'visible';
  document.dispatchEvent(new Event('visibilitychange'));
  expect(lines()).toHaveLength(2);
  last().say('beat');
  expect(asked).toContain('today');
  hangUp();
  expect(last().readyState).toBe(Line.CLOSED);
});
