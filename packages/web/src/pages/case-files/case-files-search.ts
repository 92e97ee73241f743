import { oneOf, pageNumber, withoutGaps, wordsOf } from '../../shell/page-search.ts';

export const CASE_FILE_STATES = ['open', 'closed', 'all'] as const;

export const parseCaseFilesSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({
    state: oneOf(raw['state'], CASE_FILE_STATES),
    district: wordsOf(raw['district']),
    q: wordsOf(raw['q']),
    page: pageNumber(raw['page']),
  });
