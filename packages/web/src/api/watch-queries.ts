import type { Reply, Routes } from '@weisu/contract';
import { queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type Monitoring = Reply<Routes['monitoring']>;

export const monitoringQuery = (id: string) =>
  queryOptions({
    queryKey: ['monitoring', id],
    queryFn: () => client.monitoring({ params: { id } }),
  });
