import { SUPPRESSION_REASONS } from '@weisu/core';
import { oneOf, pageNumber, withoutGaps } from '../../shell/page-search.ts';

type Raw = Readonly<Record<string, unknown>>;

export const parseSuppressedSearch = (raw: Raw) =>
  withoutGaps({ reason: oneOf(raw['reason'], SUPPRESSION_REASONS), page: pageNumber(raw['page']) });
