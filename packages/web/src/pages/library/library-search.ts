import { TERM_STATES } from '@weisu/core';
import { oneOf, pageNumber, someOf, withoutGaps, wordsOf } from '../../shell/page-search.ts';

export const TERM_KINDS = [
  'wage-arrears',
  'insurance-arrears',
  'layoff',
  'shutdown',
  'insolvency',
  'owner-missing',
  'other-labour',
] as const;
const WAITING = ['approval', 'retirement'] as const;

type Raw = Readonly<Record<string, unknown>>;

export const parseTermsSearch = (raw: Raw) =>
  withoutGaps({
    state: someOf(raw['state'], TERM_STATES)?.join(','),
    kind: someOf(raw['kind'], TERM_KINDS)?.join(','),
    waiting: oneOf(raw['waiting'], WAITING),
    owner: wordsOf(raw['owner']),
    q: wordsOf(raw['q']),
    sort: oneOf(raw['sort'], ['share', 'changedAt', 'lastUseful', 'weight'] as const),
    order: oneOf(raw['order'], ['asc'] as const),
    page: pageNumber(raw['page']),
  });

/** `waiting` goes on to the next that waits; `page` is that of the texts. */
export const parseTermSearch = (raw: Raw) =>
  withoutGaps({ waiting: oneOf(raw['waiting'], WAITING), page: pageNumber(raw['page']) });
