import type { Query, Reply, Routes } from '@weisu/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { takeAhead } from '../ahead/ask-ahead.ts';
import { client } from './client.ts';

const MINUTE_MS = 60_000;

export type Session = Reply<Routes['whoAmI']>;
export type Situation = Reply<Routes['situation']>;
export type WarningRow = Reply<Routes['listWarnings']>['rows'][number];
export type WarningDetail = Reply<Routes['warning']>;
export type Evidence = WarningDetail['evidence'][number];
export type Contribution = WarningDetail['contributions'][number];
export type Coverage = WarningDetail['coverage'][number];
export type EnterpriseDetail = Reply<Routes['enterprise']>;
export type EnterpriseRow = Reply<Routes['listEnterprises']>['rows'][number];
export type TimelineItem = Reply<Routes['enterpriseTimeline']>['rows'][number];
export type CaseFileDetail = Reply<Routes['caseFile']>;
export type CaseAct = CaseFileDetail['steps'][number]['acts'][number];
export type CaseFileRow = Reply<Routes['listCaseFiles']>['rows'][number];
export type Wording = CaseFileDetail['steps'][number]['name'];

export type WarningsQuery = Query<Routes['listWarnings']>;
export type EnterprisesQuery = Query<Routes['listEnterprises']>;
export type TimelineQuery = Query<Routes['enterpriseTimeline']>;
export type CaseFilesQuery = Query<Routes['listCaseFiles']>;
export type SuppressedQuery = Query<Routes['listSuppressed']>;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => takeAhead('session') ?? client.whoAmI({}),
  staleTime: 5 * MINUTE_MS,
});
export const jurisdictionQuery = queryOptions({
  queryKey: ['jurisdiction'],
  queryFn: () => client.jurisdiction({}),
  staleTime: 60 * MINUTE_MS,
});
export const situationQuery = queryOptions({
  queryKey: ['situation'],
  queryFn: () => client.situation({}),
  staleTime: MINUTE_MS,
});
/** For the number beside every page's way to the warnings; asked anew whenever the situation is. */
export const openWarningsQuery = queryOptions({
  queryKey: [...situationQuery.queryKey, 'open'],
  queryFn: () => client.openWarnings({}),
  staleTime: MINUTE_MS,
});
export const warningsQuery = (query: WarningsQuery) =>
  queryOptions({
    queryKey: ['warnings', query],
    queryFn: () => client.listWarnings({ query }),
    placeholderData: keepPreviousData,
  });
export const warningQuery = (id: string) =>
  queryOptions({ queryKey: ['warning', id], queryFn: () => client.warning({ params: { id } }) });
export const enterprisesQuery = (query: EnterprisesQuery) =>
  queryOptions({
    queryKey: ['enterprises', query],
    queryFn: () => client.listEnterprises({ query }),
    placeholderData: keepPreviousData,
  });
export const enterpriseQuery = (id: string) =>
  queryOptions({ queryKey: ['enterprise', id], queryFn: () => client.enterprise({ params: { id } }) });
export const timelineQuery = (id: string, query: TimelineQuery) =>
  queryOptions({
    queryKey: ['timeline', id, query],
    queryFn: () => client.enterpriseTimeline({ params: { id }, query }),
    placeholderData: keepPreviousData,
  });
export const caseFilesQuery = (query: CaseFilesQuery) =>
  queryOptions({
    queryKey: ['case-files', query],
    queryFn: () => client.listCaseFiles({ query }),
    placeholderData: keepPreviousData,
  });
export const caseFileQuery = (id: string) =>
  queryOptions({ queryKey: ['case-file', id], queryFn: () => client.caseFile({ params: { id } }) });
export const suppressedQuery = (query: SuppressedQuery) =>
  queryOptions({
    queryKey: ['suppressed', query],
    queryFn: () => client.listSuppressed({ query }),
    placeholderData: keepPreviousData,
  });
