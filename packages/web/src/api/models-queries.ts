import type { Body, Reply, Routes } from '@weisu/contract';
import { queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type ModelRow = Reply<Routes['listModels']>['rows'][number];
export type ModelDetail = Reply<Routes['model']>;
export type ModelActKind = Body<Routes['actOnModel']>['kind'];
export type DriftPoint = Reply<Routes['modelDrift']>['rows'][number];
export type ModelComparison = Reply<Routes['compareModel']>;
export type IndicatorRow = Reply<Routes['listIndicators']>['rows'][number];
export type BacktestRow = Reply<Routes['listBacktests']>['rows'][number];
export type BacktestList = Reply<Routes['listBacktests']>;
export type BacktestDetail = Reply<Routes['backtest']>;
export type BacktestResult = NonNullable<BacktestDetail['result']>;
export type BacktestMonth = BacktestResult['months'][number];
export type BacktestBody = Body<Routes['startBacktest']>;

export type RandomChecks = Reply<Routes['randomChecks']>;

type Version = { readonly id: string; readonly version: number };

export const modelsQuery = queryOptions({ queryKey: ['models'], queryFn: () => client.listModels({}) });
export const modelQuery = ({ id, version }: Version) =>
  queryOptions({
    queryKey: ['model', id, version],
    queryFn: () => client.model({ params: { id, version } }),
  });
export const modelDriftQuery = ({ id, version }: Version) =>
  queryOptions({
    queryKey: ['model', id, version, 'drift'],
    queryFn: () => client.modelDrift({ params: { id, version } }),
  });
export const modelComparisonQuery = ({ id, version }: Version) =>
  queryOptions({
    queryKey: ['model', id, version, 'comparison'],
    queryFn: () => client.compareModel({ params: { id, version } }),
  });
export const indicatorsQuery = queryOptions({
  queryKey: ['indicators'],
  queryFn: () => client.listIndicators({}),
  staleTime: Infinity,
});

export const randomChecksQuery = queryOptions({
  queryKey: ['random-checks'],
  queryFn: () => client.randomChecks({}),
});

const LOOK_AGAIN_MS = 1_500;

/** Asked again and again while one runs. */
export const backtestsQuery = queryOptions({
  queryKey: ['backtests'],
  queryFn: () => client.listBacktests({}),
  refetchInterval: (query) =>
    query.state.data?.rows.some(({ state }) => state === 'running') === true ? LOOK_AGAIN_MS : false,
});
export const backtestQuery = (id: string) =>
  queryOptions({
    queryKey: ['backtest', id],
    queryFn: () => client.backtest({ params: { id } }),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? LOOK_AGAIN_MS : false),
  });
