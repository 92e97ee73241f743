import type { Body, Reply, Routes } from '@weisu/contract';
import { queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type Monitoring = Reply<Routes['monitoring']>;
export type WatchActBody = Body<Routes['actOnWatch']>;

export const monitoringQuery = (id: string) =>
  queryOptions({
    queryKey: ['monitoring', id],
    queryFn: () => client.monitoring({ params: { id } }),
  });
