import { BULLETIN_STATES } from '@weisu/core';
import { pageNumber, someOf, withoutGaps, wordsOf } from '../../shell/page-search.ts';

export const parseBulletinsSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({
    state: someOf(raw['state'], BULLETIN_STATES)?.join(','),
    kind: wordsOf(raw['kind']),
    received: raw['received'] === 'yes' ? ('yes' as const) : undefined,
    page: pageNumber(raw['page']),
  });
