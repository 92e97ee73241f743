import { SUPPRESSION_REASONS } from '@weisu/core';
import { oneOf, pageNumber, withoutGaps, wordsOf } from '../../shell/page-search.ts';

export const TERM_KINDS = [
  'wage-arrears',
  'insurance-arrears',
  'layoff',
  'shutdown',
  'insolvency',
  'owner-missing',
  'other-labour',
] as const;

type Raw = Readonly<Record<string, unknown>>;

export const parsePagedSearch = (raw: Raw) => withoutGaps({ page: pageNumber(raw['page']) });
export const parseTermsSearch = (raw: Raw) =>
  withoutGaps({ kind: oneOf(raw['kind'], TERM_KINDS), q: wordsOf(raw['q']), page: pageNumber(raw['page']) });
export const parseSuppressedSearch = (raw: Raw) =>
  withoutGaps({ reason: oneOf(raw['reason'], SUPPRESSION_REASONS), page: pageNumber(raw['page']) });
