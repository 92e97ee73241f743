import { WARNING_STATES } from '@weisu/core';
import type { WarningsQuery } from '../../api/queries.ts';
import { oneOf, pageNumber, someOf, withoutGaps, wordsOf } from '../../shell/page-search.ts';

export const RAISED_LEVELS = ['red', 'orange', 'yellow', 'blue'] as const;
export const OPEN_STATES = ['raised', 'acknowledged', 'dispatched'] as const;
export const BECAUSES = ['first', 'worse', 'again', 'manual'] as const;
const SORTS = ['urgency', 'points', 'raisedAt', 'dueOn', 'name'] as const;
const ORDERS = ['asc', 'desc'] as const;
/** In the address, asks for every state; without a state the queue shows what is open. */
export const ANY_STATE = 'all';

/** The queue's filters as the address has them: lists as `a,b`. What is not known is dropped. */
export const parseQueueSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({
    level: someOf(raw['level'], RAISED_LEVELS)?.join(','),
    state: raw['state'] === ANY_STATE ? ANY_STATE : someOf(raw['state'], WARNING_STATES)?.join(','),
    because: someOf(raw['because'], BECAUSES)?.join(','),
    district: wordsOf(raw['district']),
    toNotify: oneOf(raw['toNotify'], ['yes'] as const),
    story: wordsOf(raw['story']),
    q: wordsOf(raw['q']),
    sort: oneOf(raw['sort'], SORTS),
    order: oneOf(raw['order'], ORDERS),
    page: pageNumber(raw['page']),
  });
export type QueueSearch = ReturnType<typeof parseQueueSearch>;

/** What the server is asked for a queue's address. */
export const queueQuery = ({ state, ...rest }: QueueSearch): WarningsQuery => ({
  ...rest,
  ...(state === ANY_STATE ? {} : { state: state ?? OPEN_STATES.join(',') }),
});

/** True where filters narrow the queue, so that an empty one is their doing. */
export const isNarrowed = ({ level, state, because, district, toNotify, story, q }: QueueSearch): boolean =>
  [level, state, because, district, toNotify, story, q].some((value) => value !== undefined);
