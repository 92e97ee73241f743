import type { Body, Query, Reply, Routes } from '@weisu/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type DispatchPage = Reply<Routes['listDispatches']>;
export type DispatchRow = DispatchPage['rows'][number];
export type DispatchDetail = Reply<Routes['dispatch']>;
export type DispatchPass = DispatchDetail['passes'][number];
export type PassKind = DispatchPass['kind'];
export type PassBody = Body<Routes['actOnDispatch']>;
export type JudgementCounts = Reply<Routes['judgementCounts']>;

export const dispatchesQuery = (query: Query<Routes['listDispatches']>) =>
  queryOptions({
    queryKey: ['dispatches', query],
    queryFn: () => client.listDispatches({ query }),
    placeholderData: keepPreviousData,
  });
export const dispatchQuery = (id: string) =>
  queryOptions({ queryKey: ['dispatch', id], queryFn: () => client.dispatch({ params: { id } }) });
export const judgementCountsQuery = queryOptions({
  queryKey: ['judgement-counts'],
  queryFn: () => client.judgementCounts({}),
});
