import { ROLES } from '@weisu/core';
import { oneOf, pageNumber, withoutGaps, wordsOf } from '../../shell/page-search.ts';

export const ACCOUNT_STATES = ['open', 'locked', 'closed'] as const;

export const parseAccountsSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({
    q: wordsOf(raw['q']),
    role: oneOf(raw['role'], ROLES),
    state: oneOf(raw['state'], ACCOUNT_STATES),
    page: pageNumber(raw['page']),
  });
