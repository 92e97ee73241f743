import type { Body, Query, Reply, Routes } from '@weisu/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type OwnSessions = Reply<Routes['listOwnSessions']>;
export type SessionRow = OwnSessions['sessions'][number];
export type AccountRow = Reply<Routes['listAccounts']>['rows'][number];
export type AccountDetail = Reply<Routes['account']>['account'];
export type AccountsQuery = Query<Routes['listAccounts']>;
export type AuditRow = Reply<Routes['listAudit']>['rows'][number];
export type AuditQuery = Query<Routes['listAudit']>;
export type AuditExportBody = Body<Routes['exportAudit']>;
export type AuditVerdict = Reply<Routes['verifyAudit']>;
export type SystemState = Reply<Routes['system']>;
export type FlowState = Reply<Routes['flow']>;

export const loginWaysQuery = queryOptions({
  queryKey: ['login-ways'],
  queryFn: () => client.loginWays({}),
  staleTime: Number.POSITIVE_INFINITY,
});
export const ownSessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: () => client.listOwnSessions({}),
});
export const accountsQuery = (query: AccountsQuery) =>
  queryOptions({
    queryKey: ['accounts', query],
    queryFn: () => client.listAccounts({ query }),
    placeholderData: keepPreviousData,
  });
export const accountQuery = (id: string) =>
  queryOptions({ queryKey: ['account', id], queryFn: () => client.account({ params: { id } }) });
export const auditQuery = (query: AuditQuery) =>
  queryOptions({
    queryKey: ['audit', query],
    queryFn: () => client.listAudit({ query }),
    placeholderData: keepPreviousData,
  });
export const flowQuery = queryOptions({
  queryKey: ['system', 'flow'],
  queryFn: () => client.flow({}),
  refetchInterval: 10_000,
});
export type RunningPoint = Reply<Routes['running']>['points'][number];
export const runningQuery = queryOptions({
  queryKey: ['running'],
  queryFn: () => client.running({}),
  refetchInterval: 60_000,
});
export const systemQuery = queryOptions({ queryKey: ['system'], queryFn: () => client.system({}) });
