import type { LiveTopic } from '@weisu/contract';
import { type Instant, may, type Scope, scopeOf } from '@weisu/core';
import type { Desk } from '../http/desk.ts';
import { isAlive } from '../session/session-times.ts';
import { listNotified, loadNewsHead, loadScopeNews, type NewsHead } from '../store/live/load-news.ts';
import { findSession, type StoredSession } from '../store/session/sessions.ts';

/** Somebody may be reading: as quick as a colleague's telephone call, and three look-ups where nothing has changed. */
const LOOK_EVERY_MS = 3_000;
/** Warnings are told from those of this long before: what is raised belongs to the hour, however long the round took. */
const BACK_MS = 24 * 3_600_000;
/** More open pages than one session has windows. */
const MOST_PER_SESSION = 12;

export type Ear = {
  readonly tokenHash: string;
  readonly hear: (topics: readonly LiveTopic[]) => void;
  /** The session is over, or sees something else from now on. */
  readonly end: () => void;
};

type Listener = Ear & {
  readonly session: StoredSession;
  readonly scope: Scope;
  readonly since: Instant;
  after: NewsHead;
  raised: string;
};

export type NewsWatch = {
  /** Begins to listen; undefined where the session is none. The answer ends it. */
  readonly join: (ear: Ear) => Promise<(() => void) | undefined>;
  /** One look now. */
  readonly look: () => Promise<void>;
};

const agoFrom = (now: Instant): Instant =>
  // To the hour, so that those who come in the same hour share one question.
  new Date(Math.floor((Date.parse(now) - BACK_MS) / 3_600_000) * 3_600_000).toISOString();

/**
 * Looks every few seconds, for all who listen at once, whether anything has changed in what they see. Each hears that something has,
 * never what: and only of rows that lie in their own area. Where nobody listens nothing is asked.
 */
export const createNewsWatch = (
  desk: Pick<Desk, 'database' | 'jurisdiction' | 'now' | 'rules' | 'fault'>,
  everyMs = LOOK_EVERY_MS,
): NewsWatch => {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | undefined;

  const leave = (listener: Listener): void => {
    listeners.delete(listener);
    if (listeners.size === 0) clearTimeout(timer);
  };
  const endOf = (listener: Listener): void => {
    leave(listener);
    listener.end();
  };

  /** Without marking it as seen: an open page is no person at work. */
  const findOpen = async (tokenHash: string): Promise<StoredSession | undefined> => {
    const session = await findSession(desk.database.kysely, tokenHash);
    return session !== undefined && isAlive(session, desk.now(), desk.rules.idleMs) ? session : undefined;
  };

  const endThoseOver = async (): Promise<void> => {
    for (const tokenHash of new Set([...listeners].map((listener) => listener.tokenHash))) {
      const open = await findOpen(tokenHash);
      for (const listener of listeners) {
        if (listener.tokenHash !== tokenHash) continue;
        const { role, unitId } = listener.session.officer;
        if (open?.officer.role !== role || open.officer.unitId !== unitId) endOf(listener);
      }
    }
  };

  const sees = ({ session }: Listener): boolean => may(session.officer.role, 'see-area');

  const tellNews = async (): Promise<void> => {
    const earliest = [...listeners].map(({ since }) => since).toSorted()[0];
    if (earliest === undefined) return;
    const head = await loadNewsHead(desk.database.kysely, earliest);
    const asked = new Map<string, ReturnType<typeof loadScopeNews>>();
    const scopeNews = ({ scope, since, after }: Listener): ReturnType<typeof loadScopeNews> => {
      const about = { since, after: after.auditSeq, until: head.auditSeq };
      const key = JSON.stringify([scope, about]);
      const answer = asked.get(key) ?? loadScopeNews(desk.database.kysely, scope, about);
      asked.set(key, answer);
      return answer;
    };
    const told = Math.min(...[...listeners].map(({ after }) => after.notificationId));
    const notified =
      head.notificationId > told
        ? await listNotified(
            desk.database.kysely,
            [...listeners].map(({ session }) => session.officer.id),
            told,
          )
        : new Set();
    for (const listener of listeners) {
      const topics: LiveTopic[] = [];
      const moved = head.auditSeq !== listener.after.auditSeq || head.raised !== listener.after.raised;
      if (moved && sees(listener)) {
        const { raised, acted } = await scopeNews(listener);
        if (raised !== listener.raised) topics.push('warnings');
        if (acted) topics.push('work');
        listener.raised = raised;
      }
      if (head.notificationId > listener.after.notificationId && notified.has(listener.session.officer.id))
        topics.push('notifications');
      listener.after = head;
      if (topics.length > 0) listener.hear(topics);
    }
  };

  const look = async (): Promise<void> => {
    await endThoseOver();
    await tellNews();
  };

  const lookAgain = (): void => {
    clearTimeout(timer);
    if (listeners.size === 0) return;
    timer = setTimeout(() => void look().catch(desk.fault).finally(lookAgain), everyMs);
    timer.unref();
  };

  return {
    join: async (ear) => {
      const session = await findOpen(ear.tokenHash);
      if (session === undefined) return undefined;
      const scope = scopeOf(session.officer, desk.jurisdiction);
      const since = agoFrom(desk.now());
      const after = await loadNewsHead(desk.database.kysely, since);
      const { raised } = await loadScopeNews(desk.database.kysely, scope, {
        since,
        after: after.auditSeq,
        until: after.auditSeq,
      });
      const listener: Listener = { ...ear, session, scope, since, after, raised };
      const own = [...listeners].filter(({ tokenHash }) => tokenHash === ear.tokenHash);
      for (const old of own.slice(0, Math.max(0, own.length - MOST_PER_SESSION + 1))) endOf(old);
      listeners.add(listener);
      if (listeners.size === 1) lookAgain();
      return () => leave(listener);
    },
    look,
  };
};
