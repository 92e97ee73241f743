import type { Body, Query, Reply, Routes } from '@weisu/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type TermsPage = Reply<Routes['listTerms']>;
export type TermRow = TermsPage['rows'][number];
export type TermDetail = Reply<Routes['term']>;
export type TermDefinition = TermRow['definition'];
export type TermText = Reply<Routes['listTermTexts']>['rows'][number];
export type TermRuling = Body<Routes['actOnTerm']>['kind'];

export const termsQuery = (query: Query<Routes['listTerms']>) =>
  queryOptions({
    queryKey: ['terms', query],
    queryFn: () => client.listTerms({ query }),
    placeholderData: keepPreviousData,
  });
export const termQuery = (id: string) =>
  queryOptions({ queryKey: ['term', id], queryFn: () => client.term({ params: { id } }) });
export const termTextsQuery = (id: string, page: number) =>
  queryOptions({
    queryKey: ['term-texts', id, page],
    queryFn: () => client.listTermTexts({ params: { id }, query: { page } }),
    placeholderData: keepPreviousData,
  });
