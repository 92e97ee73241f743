import type { Body, Query, Reply, Routes } from '@weisu/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type BulletinPage = Reply<Routes['listBulletins']>;
export type BulletinRow = BulletinPage['rows'][number];
export type BulletinKindRef = BulletinPage['kinds'][number];
export type BulletinDetail = Reply<Routes['bulletin']>;
export type LaidBulletin = BulletinDetail['laid']['zh'];
export type LaidBlock = LaidBulletin['sections'][number]['blocks'][number];
export type BulletinActBody = Body<Routes['actOnBulletin']>;
export type FigureRows = Reply<Routes['bulletinFigure']>;
export type FigureId = Extract<LaidBlock, { kind: 'table' }>['figure'];
export type BulletinFormat = Body<Routes['bulletinFile']>['format'];

export const bulletinsQuery = (query: Query<Routes['listBulletins']>) =>
  queryOptions({
    queryKey: ['bulletins', query],
    queryFn: () => client.listBulletins({ query }),
    placeholderData: keepPreviousData,
  });
export const bulletinQuery = (id: string) =>
  queryOptions({ queryKey: ['bulletin', id], queryFn: () => client.bulletin({ params: { id } }) });
export const figureQuery = (id: string, figure: FigureId, page: number, revision: number) =>
  queryOptions({
    queryKey: ['bulletin-figure', id, figure, page, revision],
    queryFn: () => client.bulletinFigure({ params: { id, figure }, query: { page } }),
    placeholderData: keepPreviousData,
  });
