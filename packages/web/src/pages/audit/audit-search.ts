import { AUDIT_AREAS, isDay } from '@weisu/core';
import { oneOf, pageNumber, withoutGaps, wordsOf } from '../../shell/page-search.ts';

const dayIn = (value: unknown): string | undefined => {
  const text = wordsOf(value);
  return text !== undefined && isDay(text) ? text : undefined;
};

export const parseAuditSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({
    area: oneOf(raw['area'], AUDIT_AREAS),
    login: wordsOf(raw['login']),
    q: wordsOf(raw['q']),
    caseFile: wordsOf(raw['caseFile']),
    from: dayIn(raw['from']),
    until: dayIn(raw['until']),
    page: pageNumber(raw['page']),
  });
