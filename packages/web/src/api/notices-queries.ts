import type { Body, Query, Reply, Routes } from '@weisu/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type NoticePage = Reply<Routes['listNotices']>;
export type NoticeRow = NoticePage['rows'][number];
export type NoticeDetail = Reply<Routes['notice']>;
export type NoticeActBody = Body<Routes['actOnNotice']>;
export type NoticeFigures = NonNullable<NoticeDetail['figures']>;
export type InboxRow = Reply<Routes['listInbox']>['rows'][number];
export type InboxNotice = Reply<Routes['inboxNotice']>;
export type InboxActBody = Body<Routes['actOnInboxNotice']>;

export const noticesQuery = (query: Query<Routes['listNotices']>) =>
  queryOptions({
    queryKey: ['notices', query],
    queryFn: () => client.listNotices({ query }),
    placeholderData: keepPreviousData,
  });
export const noticeQuery = (id: string) =>
  queryOptions({ queryKey: ['notice', id], queryFn: () => client.notice({ params: { id } }) });
export const inboxQuery = (query: Query<Routes['listInbox']>) =>
  queryOptions({
    queryKey: ['inbox', query],
    queryFn: () => client.listInbox({ query }),
    placeholderData: keepPreviousData,
  });
export const inboxNoticeQuery = (id: string) =>
  queryOptions({ queryKey: ['inbox-notice', id], queryFn: () => client.inboxNotice({ params: { id } }) });
