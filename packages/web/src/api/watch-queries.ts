import type { Query, Reply, Routes } from '@weisu/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type Monitoring = Reply<Routes['monitoring']>;
export type WatchRow = Reply<Routes['listWatched']>['rows'][number];
export type WatchPage = Reply<Routes['listWatched']>;
export type WatchProposal = Reply<Routes['answerWatchProposal']>;
export type WatchProposalPage = Reply<Routes['listWatchProposals']>;

export const monitoringQuery = (id: string) =>
  queryOptions({
    queryKey: ['monitoring', id],
    queryFn: () => client.monitoring({ params: { id } }),
  });
export const watchlistQuery = (query: Query<Routes['listWatched']>) =>
  queryOptions({
    queryKey: ['watchlist', 'list', query],
    queryFn: () => client.listWatched({ query }),
    placeholderData: keepPreviousData,
  });
export const watchProposalsQuery = (query: Query<Routes['listWatchProposals']>) =>
  queryOptions({
    queryKey: ['watchlist', 'proposals', query],
    queryFn: () => client.listWatchProposals({ query }),
  });
export const watchHistoryQuery = (query: Query<Routes['listWatchHistory']>) =>
  queryOptions({
    queryKey: ['watchlist', 'history', query],
    queryFn: () => client.listWatchHistory({ query }),
    placeholderData: keepPreviousData,
  });
