import { pageNumber, someOf, withoutGaps } from '../../shell/page-search.ts';

export const TIMELINE_KINDS = [
  'signal',
  'record',
  'mention',
  'warning',
  'case-act',
  'watch',
  'relation',
  'name',
  'place',
  'union',
  'change',
] as const;

export const parseTimelineSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({ kind: someOf(raw['kind'], TIMELINE_KINDS)?.join(','), page: pageNumber(raw['page']) });
export type TimelineSearch = ReturnType<typeof parseTimelineSearch>;
