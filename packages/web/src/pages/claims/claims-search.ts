import { CLAIM_DUES } from '@weisu/core';
import { oneOf, pageNumber, someOf, withoutGaps, wordsOf } from '../../shell/page-search.ts';

type Raw = Readonly<Record<string, unknown>>;

const CLAIM_SORTS = ['number', 'amount', 'paid', 'dueOn', 'stage', 'kind', 'appliedOn'] as const;
const CLAIM_FILE_SORTS = ['dueOn', 'count', 'amount', 'paid', 'name'] as const;
const ORDERS = ['asc', 'desc'] as const;

/** Ids of stages and kinds are the place's own: only their form is looked at here. */
const idsOf = (value: unknown): string | undefined => {
  const text = wordsOf(value);
  return text !== undefined && /^[a-z-]+(,[a-z-]+)*$/.test(text) ? text : undefined;
};

export const parseClaimsSearch = (raw: Raw) =>
  withoutGaps({
    stage: idsOf(raw['stage']),
    kind: idsOf(raw['kind']),
    due: someOf(raw['due'], CLAIM_DUES)?.join(','),
    q: wordsOf(raw['q']),
    sort: oneOf(raw['sort'], CLAIM_SORTS),
    order: oneOf(raw['order'], ORDERS),
    page: pageNumber(raw['page']),
    claim: wordsOf(raw['claim']),
  });

export const parseClaimFilesSearch = (raw: Raw) =>
  withoutGaps({
    stage: idsOf(raw['stage']),
    due: someOf(raw['due'], CLAIM_DUES)?.join(','),
    q: wordsOf(raw['q']),
    sort: oneOf(raw['sort'], CLAIM_FILE_SORTS),
    order: oneOf(raw['order'], ORDERS),
    page: pageNumber(raw['page']),
  });

export type ClaimsSearch = ReturnType<typeof parseClaimsSearch>;
