import { TIMELINE_KINDS } from '@weisu/core';
import { pageNumber, someOf, withoutGaps } from '../../shell/page-search.ts';

export const parseTimelineSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({ kind: someOf(raw['kind'], TIMELINE_KINDS)?.join(','), page: pageNumber(raw['page']) });
export type TimelineSearch = ReturnType<typeof parseTimelineSearch>;
