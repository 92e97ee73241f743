import { NOTICE_STATES } from '@weisu/core';
import { pageNumber, someOf, withoutGaps, wordsOf } from '../../shell/page-search.ts';

export const parseNoticesSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({
    state: someOf(raw['state'], NOTICE_STATES)?.join(','),
    kind: wordsOf(raw['kind']),
    q: wordsOf(raw['q']),
    page: pageNumber(raw['page']),
  });

export const parseInboxSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({ open: raw['open'] === 'yes' ? ('yes' as const) : undefined, page: pageNumber(raw['page']) });
