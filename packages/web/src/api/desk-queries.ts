import type { Reply, Routes } from '@weisu/contract';
import { queryOptions } from '@tanstack/react-query';
import { takeAhead } from '../ahead/ask-ahead.ts';
import { client } from './client.ts';

export type Today = Reply<Routes['today']>;
export type Found = Reply<Routes['search']>;

const MINUTE_MS = 60_000;

export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: async () => (await takeAhead('today')) ?? client.today({}),
  staleTime: MINUTE_MS,
});
export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: () => client.search({ query: { q } }),
    staleTime: MINUTE_MS,
  });
