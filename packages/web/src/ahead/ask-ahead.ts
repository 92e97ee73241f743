import type { Reply, Routes } from '@weisu/contract';
import { may } from '@weisu/core';
import type { client } from '../api/client.ts';

/** An answer that waited longer for its page is asked for anew: of what happened meanwhile the page would not hear. */
const KEPT_MS = 2_000;

type Answers = {
  session: Promise<Reply<Routes['whoAmI']>>;
  /** Undefined where the day was not to be asked for, or not to be had. */
  today: Promise<Reply<Routes['today']> | undefined>;
};

let kept: Partial<Answers> = {};
let keptUntilMs = 0;

/** Asks who is there and, where the day is looked at, for the day of those who have one: as its page would a moment later. */
export const askAhead = (
  path: string,
  ask: Pick<typeof client, 'whoAmI' | 'today'>,
  nowMs: number = performance.now(),
): void => {
  kept = {};
  keptUntilMs = nowMs + KEPT_MS;
  if (path === '/login') return;
  const session = ask.whoAmI({});
  kept.session = session;
  // Whoever takes the answer hears of its failure.
  session.catch(() => undefined);
  if (path !== '/') return;
  kept.today = session
    .then(({ officer, mustDo }) =>
      mustDo === null && may(officer.role, 'see-area') ? ask.today({}) : undefined,
    )
    .catch(() => undefined);
};

/** The answer that was asked for ahead: once, and only while it is fresh. */
export const takeAhead = <Name extends keyof Answers>(
  name: Name,
  nowMs: number = performance.now(),
): Answers[Name] | undefined => {
  const answer = kept[name];
  delete kept[name];
  return nowMs > keptUntilMs ? undefined : answer;
};
