import { isDay } from '@weisu/core';
import { pageNumber, someOf, withoutGaps, wordsOf } from '../../shell/page-search.ts';

/** In the order in which they want attention. */
export const LETTER_FILTERS = [
  'overdue',
  'waiting',
  'issued',
  'approved',
  'draft',
  'replied',
  'withdrawn',
] as const;

const dayIn = (value: unknown): string | undefined =>
  typeof value === 'string' && isDay(value) ? value : undefined;

export const parseLettersSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({
    state: someOf(raw['state'], LETTER_FILTERS)?.join(','),
    kind: wordsOf(raw['kind']),
    unit: wordsOf(raw['unit']),
    from: dayIn(raw['from']),
    until: dayIn(raw['until']),
    q: wordsOf(raw['q']),
    page: pageNumber(raw['page']),
  });
