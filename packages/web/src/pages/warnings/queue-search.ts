import { DIMENSIONS, isDay, RAISED_BECAUSES, WARNING_STATES } from '@weisu/core';
import type { WarningsQuery } from '../../api/queries.ts';
import type { FacetsQuery } from '../../api/queue-queries.ts';
import { oneOf, pageNumber, someOf, withoutGaps, wordsOf } from '../../shell/page-search.ts';

export const RAISED_LEVELS = ['red', 'orange', 'yellow', 'blue'] as const;
export const OPEN_STATES = ['raised', 'acknowledged', 'dispatched'] as const;
export const BECAUSES = RAISED_BECAUSES;
export const AGES = ['days3', 'days7', 'days30', 'older'] as const;
const REACHES = ['acted', 'dispatched', 'signed', 'closed', 'dismissed'] as const;
const SORTS = [
  'urgency',
  'level',
  'points',
  'state',
  'because',
  'district',
  'unit',
  'raisedAt',
  'dueOn',
  'name',
] as const;
const ORDERS = ['asc', 'desc'] as const;
/** In the address, asks for every state; without a state the queue shows what is open. */
export const ANY_STATE = 'all';

/** `a,b` of words that only the server knows; what looks like none is dropped. */
const manyWords = (value: unknown): string | undefined => {
  const words = (typeof value === 'string' ? value : '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  return words.length === 0 ? undefined : [...new Set(words)].join(',').slice(0, 1000);
};

const dayOrNothing = (value: unknown): string | undefined =>
  typeof value === 'string' && isDay(value) ? value : undefined;
const monthOrNothing = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}$/.test(value) ? value : undefined;

/** The queue's filters as the address has them: lists as `a,b`. What is not known is dropped. */
export const parseQueueSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({
    level: someOf(raw['level'], RAISED_LEVELS)?.join(','),
    state: raw['state'] === ANY_STATE ? ANY_STATE : someOf(raw['state'], WARNING_STATES)?.join(','),
    because: someOf(raw['because'], BECAUSES)?.join(','),
    age: someOf(raw['age'], AGES)?.join(','),
    dimension: someOf(raw['dimension'], DIMENSIONS)?.join(','),
    indicator: manyWords(raw['indicator']),
    district: manyWords(raw['district']),
    unit: manyWords(raw['unit']),
    industry: manyWords(raw['industry']),
    reached: oneOf(raw['reached'], REACHES),
    since: dayOrNothing(raw['since']),
    month: monthOrNothing(raw['month']),
    toNotify: oneOf(raw['toNotify'], ['yes'] as const),
    story: wordsOf(raw['story']),
    q: wordsOf(raw['q']),
    sort: oneOf(raw['sort'], SORTS),
    order: oneOf(raw['order'], ORDERS),
    page: pageNumber(raw['page']),
    /** The warning under the cursor, open in the panel beside the list. */
    at: wordsOf(raw['at']),
  });
export type QueueSearch = ReturnType<typeof parseQueueSearch>;

/** The filters that narrow the queue, by their names in the address. */
export const FILTERS = [
  'level',
  'state',
  'because',
  'age',
  'dimension',
  'indicator',
  'district',
  'unit',
  'industry',
  'reached',
  'since',
  'month',
  'toNotify',
  'story',
  'q',
] as const satisfies readonly (keyof QueueSearch)[];

/** What the server is asked for a queue's address. */
export const queueQuery = ({ state, at: _at, ...rest }: QueueSearch): WarningsQuery => ({
  ...rest,
  ...(state === ANY_STATE ? {} : { state: state ?? OPEN_STATES.join(',') }),
});

/** The same filters for the counts beside the list. */
export const countsQuery = (search: QueueSearch): FacetsQuery => {
  const { sort: _sort, order: _order, page: _page, perPage: _perPage, ...filters } = queueQuery(search) ?? {};
  return filters;
};

/** What of the address a saved view keeps: filters and order, neither the page nor the cursor. */
export const viewOf = ({ at: _at, page: _page, ...rest }: QueueSearch): QueueSearch => rest;

/** True where filters narrow the queue, so that an empty one is their doing. */
export const isNarrowed = (search: QueueSearch): boolean =>
  FILTERS.some((name) => search[name] !== undefined);
