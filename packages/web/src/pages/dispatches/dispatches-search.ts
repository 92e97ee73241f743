import { oneOf, pageNumber, withoutGaps, wordsOf } from '../../shell/page-search.ts';

/** In the order in which they want attention. */
export const FACETS = ['to-rule', 'to-answer', 'overdue', 'near', 'to-sign', 'returned'] as const;

export const parseDispatchesSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({ facet: oneOf(raw['facet'], FACETS), q: wordsOf(raw['q']), page: pageNumber(raw['page']) });
