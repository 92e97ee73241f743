import { LEVELS, REGISTRATION_STATES } from '@weisu/core';
import { oneOf, pageNumber, someOf, withoutGaps, wordsOf } from '../../shell/page-search.ts';

const SORTS = ['match', 'points', 'name', 'staffCount'] as const;
const ORDERS = ['asc', 'desc'] as const;

export const parseEnterprisesSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({
    q: wordsOf(raw['q']),
    district: wordsOf(raw['district']),
    level: someOf(raw['level'], LEVELS)?.join(','),
    industry: wordsOf(raw['industry']),
    state: someOf(raw['state'], [...REGISTRATION_STATES, 'unknown'])?.join(','),
    sort: oneOf(raw['sort'], SORTS),
    order: oneOf(raw['order'], ORDERS),
    page: pageNumber(raw['page']),
  });
export type EnterprisesSearch = ReturnType<typeof parseEnterprisesSearch>;
