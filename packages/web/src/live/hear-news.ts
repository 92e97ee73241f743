import {
  LIVE_BEAT_MS,
  LIVE_EVENTS,
  LIVE_PATH,
  LIVE_TOPICS,
  type LiveNews,
  type LiveTopic,
} from '@weisu/contract';
import type { QueryClient } from '@tanstack/react-query';

/** What is asked anew where something of a kind has changed; only what is on the page is. */
const ASKED_ANEW: Readonly<Record<LiveTopic, readonly (readonly string[])[]>> = {
  warnings: [['warnings'], ['today'], ['situation']],
  work: [['warnings'], ['today'], ['situation'], ['case-files'], ['dispatches']],
  notifications: [['notification-count'], ['notifications']],
};

/** Where the line is dead the page asks by itself so often. */
const LOOK_EVERY_MS = 15_000;
const AGAIN_MS = 5_000;
const LONGEST_AGAIN_MS = 60_000;

const topicsOf = (data: unknown): readonly LiveTopic[] => {
  const { topics } = JSON.parse(String(data)) as Partial<LiveNews>;
  return LIVE_TOPICS.filter((topic) => topics?.includes(topic));
};

/**
 * Holds the line to the server while the page is looked at, and has what changed asked anew. A page out of sight holds none: browsers
 * allow few, and it asks when it comes back. Answers what hangs up.
 */
export const hearNews = (queries: QueryClient): (() => void) => {
  let line: EventSource | undefined;
  let heardMs = 0;
  let waitMs = AGAIN_MS;
  let again: ReturnType<typeof setTimeout> | undefined;

  const askAnew = (topics: readonly LiveTopic[]): void => {
    const keys = new Map(
      topics.flatMap((topic) => ASKED_ANEW[topic].map((key) => [key.join(), key] as const)),
    );
    for (const queryKey of keys.values()) void queries.invalidateQueries({ queryKey });
  };
  const hangUp = (): void => {
    clearTimeout(again);
    line?.close();
    line = undefined;
  };
  const pickUp = (isReturn: boolean): void => {
    hangUp();
    const opened = new EventSource(LIVE_PATH);
    line = opened;
    let isMissing = isReturn;
    const hear = (): void => {
      heardMs = performance.now();
      waitMs = AGAIN_MS;
      // What came while nobody listened was missed.
      if (isMissing) askAnew(LIVE_TOPICS);
      isMissing = false;
    };
    opened.addEventListener(LIVE_EVENTS.beat, hear);
    opened.addEventListener(LIVE_EVENTS.news, ({ data }) => {
      hear();
      askAnew(topicsOf(data));
    });
    opened.addEventListener('error', () => {
      isMissing = true;
      // The browser tries again by itself where the line broke; where it was refused it never does.
      if (opened.readyState !== EventSource.CLOSED) return;
      hangUp();
      // Where that was for want of a session the first question finds out.
      askAnew(LIVE_TOPICS);
      again = setTimeout(() => pickUp(true), waitMs);
      waitMs = Math.min(LONGEST_AGAIN_MS, waitMs * 2);
    });
  };
  const onSight = (): void => {
    if (document.visibilityState === 'hidden') hangUp();
    else pickUp(true);
  };
  const looking = setInterval(() => {
    const isDead = performance.now() - heardMs > 2 * LIVE_BEAT_MS;
    if (document.visibilityState !== 'hidden' && (line === undefined || isDead)) askAnew(LIVE_TOPICS);
  }, LOOK_EVERY_MS);

  document.addEventListener('visibilitychange', onSight);
  pickUp(false);
  return () => {
    document.removeEventListener('visibilitychange', onSight);
    clearInterval(looking);
    hangUp();
  };
};
