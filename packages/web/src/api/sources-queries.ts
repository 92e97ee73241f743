import type { Body, Reply, Routes } from '@weisu/contract';
import { queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type SourceRow = Reply<Routes['listSources']>['rows'][number];
export type SourceDetail = Reply<Routes['source']>;
export type SourcePreview = Reply<Routes['previewSource']>;
export type SourceSettings = SourcePreview['settings'];
export type SourceAct = Body<Routes['actOnSource']>;
export type RecordMapping = NonNullable<SourceDetail['mapping']>;

const LOOK_AGAIN_MS = 10_000;

export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: () => client.listSources({}),
  refetchInterval: LOOK_AGAIN_MS,
});
export const sourceQuery = (id: string) =>
  queryOptions({
    queryKey: ['sources', id],
    queryFn: () => client.source({ params: { id } }),
    refetchInterval: LOOK_AGAIN_MS / 2,
  });
export const dictionaryQuery = queryOptions({
  queryKey: ['data-dictionary'],
  queryFn: () => client.dataDictionary({}),
  staleTime: Number.POSITIVE_INFINITY,
});
