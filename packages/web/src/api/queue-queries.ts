import type { Body, Query, Reply, Routes } from '@weisu/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type FacetsQuery = Query<Routes['warningFacets']>;
export type Facets = Reply<Routes['warningFacets']>;
export type FacetName = Facets['facets'][number]['facet'];
export type SavedView = Reply<Routes['listSavedViews']>[number];
export type BulkBody = Body<Routes['actOnWarnings']>;
export type BulkReply = Reply<Routes['actOnWarnings']>;

/** The counts beside the queue; `newSince` is the newest that the page has shown. */
export const facetsQuery = (query: FacetsQuery) =>
  queryOptions({
    queryKey: ['warnings', 'facets', query],
    queryFn: () => client.warningFacets({ query }),
    placeholderData: keepPreviousData,
  });
export const savedViewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: () => client.listSavedViews({}),
  staleTime: Infinity,
});
