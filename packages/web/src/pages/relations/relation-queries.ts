import type { Query, Reply, Routes } from '@weisu/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../../api/client.ts';

export type RelationGraph = Reply<Routes['enterpriseRelations']>;
export type RelatedNode = RelationGraph['nodes'][number];

export const relationsQuery = (id: string, query: Query<Routes['enterpriseRelations']>) =>
  queryOptions({
    queryKey: ['relations', id, query],
    queryFn: () => client.enterpriseRelations({ params: { id }, query }),
    placeholderData: keepPreviousData,
  });
