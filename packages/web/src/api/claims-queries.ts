import type { Body, Query, Reply, Routes } from '@weisu/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type ClaimPage = Reply<Routes['listClaims']>;
export type ClaimRow = ClaimPage['rows'][number];
export type ClaimSums = ClaimPage['sums'];
export type ClaimWording = ClaimPage['wording'];
export type ClaimAct = NonNullable<ClaimPage['lastAct']>;
export type ClaimActBody = Body<Routes['actOnClaims']>;
export type ClaimFileRow = Reply<Routes['listClaimFiles']>['rows'][number];
export type RosterPreview = Reply<Routes['previewRoster']>;
export type RosterImported = Reply<Routes['importRoster']>;
export type RosterField = RosterPreview['mapping'][number];
export type GivenFile = Reply<Routes['exportClaims']>;

export type ClaimFilesQuery = Query<Routes['listClaimFiles']>;

export const claimFilesQuery = (query: ClaimFilesQuery) =>
  queryOptions({
    queryKey: ['claim-files', query],
    queryFn: () => client.listClaimFiles({ query }),
    placeholderData: keepPreviousData,
  });
export const claimsQuery = (id: string, query: Query<Routes['listClaims']>) =>
  queryOptions({
    queryKey: ['claims', id, query],
    queryFn: () => client.listClaims({ params: { id }, query }),
    placeholderData: keepPreviousData,
  });
export const claimQuery = (id: string, claimId: string) =>
  queryOptions({
    queryKey: ['claim', id, claimId],
    queryFn: () => client.claim({ params: { id, claimId } }),
  });
export const claimActsQuery = (id: string) =>
  queryOptions({
    queryKey: ['claim-acts', id],
    queryFn: () => client.listClaimActs({ params: { id }, query: { perPage: 20 } }),
  });
