import type { Query, Reply, Routes } from '@weisu/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type NotificationRow = Reply<Routes['listNotifications']>['rows'][number];
export type NotificationsQuery = Query<Routes['listNotifications']>;
export type OwnSettings = Reply<Routes['ownSettings']>;
export type ChannelRow = Reply<Routes['saveChannel']>;
export type RuleRow = Reply<Routes['saveDeliveryRule']>;
export type DeliveryRow = Reply<Routes['listDeliveries']>['rows'][number];
export type DeliveriesQuery = Query<Routes['listDeliveries']>;
export type ShiftRow = Reply<Routes['saveShift']>;

/** How often a list of what is on its way looks again. */
const LOOK_EVERY_MS = 10_000;

export const notificationCountQuery = queryOptions({
  queryKey: ['notification-count'],
  queryFn: () => client.countNotifications({}),
});
export const notificationsQuery = (query: NotificationsQuery) =>
  queryOptions({
    queryKey: ['notifications', query],
    queryFn: () => client.listNotifications({ query }),
    placeholderData: keepPreviousData,
  });
export const ownSettingsQuery = queryOptions({
  queryKey: ['own-settings'],
  queryFn: () => client.ownSettings({}),
});
export const channelsQuery = queryOptions({ queryKey: ['channels'], queryFn: () => client.listChannels({}) });
export const rulesQuery = queryOptions({
  queryKey: ['delivery-rules'],
  queryFn: () => client.listDeliveryRules({}),
});
export const deliveriesQuery = (query: DeliveriesQuery) =>
  queryOptions({
    queryKey: ['deliveries', query],
    queryFn: () => client.listDeliveries({ query }),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_EVERY_MS,
  });
export const dutyQuery = (query: { readonly from: string; readonly until: string }) =>
  queryOptions({
    queryKey: ['duty', query],
    queryFn: () => client.listDuty({ query }),
    placeholderData: keepPreviousData,
  });
