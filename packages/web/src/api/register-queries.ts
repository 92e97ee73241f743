import type { Reply, Routes } from '@weisu/contract';
import { queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type ImportPreview = Reply<Routes['previewImport']>;
export type ImportField = NonNullable<ImportPreview['mapping'][number]>;
export type EnterpriseImport = Reply<Routes['enterpriseImport']>;
export type ImportStarted = Reply<Routes['startImport']>;
export type ImportProblem = ImportPreview['problems'][number];

const ASK_EVERY_MS = 700;

export const importsQuery = queryOptions({ queryKey: ['imports'], queryFn: () => client.listImports({}) });
/** Asked again and again while it runs. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: () => client.enterpriseImport({ params: { id } }),
    refetchInterval: ({ state }) =>
      state.data?.state === 'running' || state.data === undefined ? ASK_EVERY_MS : false,
  });
