import type { Reply, Routes } from '@weisu/contract';
import type { ChannelSecret, ChannelSecrets, Message, UnitId, Wording } from '@weisu/core';
import type { StoredChannel } from '../store/delivery/channels.ts';
import type { ListedDelivery } from '../store/delivery/list-deliveries.ts';
import type { StoredNotification } from '../store/delivery/notifications.ts';

export const presentNotification = (
  { id, readAt, event }: StoredNotification,
  { title, why, todo, path }: Message,
): Reply<Routes['listNotifications']>['rows'][number] => ({
  id,
  kind: event.kind,
  level: event.level,
  title,
  why: [...why],
  todo,
  path,
  at: event.at,
  readAt,
});

/** `secrets` null: no key opens them. Their names are shown, never what they are. */
export const presentChannel = (
  { id, name, settings, language, namesEnterprise, active, version }: StoredChannel,
  secrets: ChannelSecrets | null,
): Reply<Routes['saveChannel']> => ({
  id,
  name,
  settings,
  secretsSet: Object.keys(secrets ?? {}) as ChannelSecret[],
  language,
  namesEnterprise,
  active,
  version,
  readable: secrets !== null,
});

export const presentDelivery = (
  { units, channel, state, active, ...row }: ListedDelivery,
  names: ReadonlyMap<UnitId, Wording>,
): Reply<Routes['listDeliveries']>['rows'][number] => ({
  id: row.id,
  kind: row.kind,
  level: row.level,
  units: units.map((id) => ({ id, name: names.get(id) ?? { zh: id, en: id } })),
  channel,
  officerName: row.officerName,
  state: state === 'sending' ? 'waiting' : state,
  tries: row.tries,
  dueAt: row.dueAt,
  createdAt: row.createdAt,
  sentAt: row.sentAt,
  digest: row.digest,
  reason: row.reason,
  mayResend: active && (state === 'sent' || state === 'failed'),
});
