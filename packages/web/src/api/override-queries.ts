import type { Reply, Routes } from '@weisu/contract';
import { queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type LevelOverride = Reply<Routes['overrideLevel']>;
export type EnterpriseOverrides = Reply<Routes['enterpriseOverrides']>;

export const overridesQuery = (page: number) =>
  queryOptions({
    queryKey: ['overrides', page],
    queryFn: () => client.listOverrides({ query: { page } }),
  });
export const enterpriseOverridesQuery = (id: string) =>
  queryOptions({
    queryKey: ['enterprise', id, 'overrides'],
    queryFn: () => client.enterpriseOverrides({ params: { id } }),
  });
