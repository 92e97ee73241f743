import { RELATION_KINDS } from '@weisu/core';
import { oneOf, pageNumber, someOf, withoutGaps } from '../../shell/page-search.ts';

export const WATCH_VIEWS = ['list', 'proposals', 'history'] as const;
export const WATCH_REASONS = ['special-monitoring', 'related'] as const;

export const parseWatchSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({
    view: oneOf(raw['view'], ['proposals', 'history'] as const),
    reason: oneOf(raw['reason'], WATCH_REASONS),
    only: oneOf(raw['only'], ['changed'] as const),
    kinds: someOf(raw['kinds'], RELATION_KINDS)?.join(','),
    page: pageNumber(raw['page']),
  });
export type WatchSearch = ReturnType<typeof parseWatchSearch>;
