import { randomBytes } from 'node:crypto';
import type { ParsedBody, Routes } from '@weisu/contract';
import { type ChannelSecrets, refuse, SECRETS_OF } from '@weisu/core';
import { openSecrets, sealSecrets } from '../../../delivery/open-channel.ts';
import { SecretBoxError } from '../../../session/secret-box.ts';
import type { SignedIn } from '../../../session/signed-in.ts';
import { lockChannel, type StoredChannel, writeChannel } from '../../../store/delivery/channels.ts';
import type { Desk } from '../../desk.ts';

type Asked = ParsedBody<Routes['saveChannel']>;

/** Secrets of before; none where no key opens them: they must be entered anew. */
const kept = ({ secretBox }: Desk, before: StoredChannel | undefined): ChannelSecrets => {
  if (before === undefined) return {};
  try {
    return openSecrets(secretBox, before);
  } catch (error) {
    if (error instanceof SecretBoxError) return {};
    throw error;
  }
};

/** A password goes to the server for which it was entered, and to no other that somebody names later. */
const isSameServer = (before: StoredChannel | undefined, { settings }: Asked): boolean => {
  const old = before?.settings;
  if (old?.kind !== 'mail' || settings.kind !== 'mail') return true;
  return old.host === settings.host && old.port === settings.port && old.login === settings.login;
};

const secretsOf = (desk: Desk, asked: Asked, before: StoredChannel | undefined): ChannelSecrets => {
  const { settings, secrets } = asked;
  const { needed, optional } = SECRETS_OF[settings.kind];
  const all: ChannelSecrets = { ...(isSameServer(before, asked) ? kept(desk, before) : {}), ...secrets };
  for (const name of needed)
    if (all[name] === undefined)
      refuse('bad-input', '请填写该渠道必需的密钥或地址 / a key or address that it needs is missing', name);
  const names = [...needed, ...optional];
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.some((each) => each === name)));
};

/**
 * Adds a channel or changes one, in one transaction; answers its id. Secrets that are not sent stay. Its kind stays: another kind is another
 * channel. Refuses with `not-found`, `conflict` where another has changed it meanwhile, `bad-input`.
 */
export const saveChannel = (desk: Desk, by: SignedIn, asked: Asked): Promise<string> =>
  desk.database.transaction(async (trx) => {
    const before = asked.id === null ? undefined : await lockChannel(trx, asked.id);
    if (asked.id !== null && before === undefined) refuse('not-found', '没有这个渠道 / no such channel');
    if (before !== undefined && before.version !== asked.seen)
      refuse('conflict', '渠道刚被改动，请看过最新内容再改 / it was changed meanwhile: look at it again');
    if (before !== undefined && before.settings.kind !== asked.settings.kind)
      refuse('bad-input', '渠道种类不可更改，请另建 / the kind stays: make another channel', 'settings');
    const id = before?.id ?? `cha_${randomBytes(9).toString('hex')}`;
    const channel: StoredChannel = {
      id,
      name: asked.name,
      settings: asked.settings,
      secrets: sealSecrets(desk.secretBox, id, secretsOf(desk, asked, before)),
      language: asked.language,
      namesEnterprise: asked.namesEnterprise,
      active: asked.active,
      version: (before?.version ?? 0) + 1,
    };
    const { officer } = by;
    const changed = { officerId: officer.id, unitId: officer.unitId, at: desk.now() };
    await writeChannel(trx, channel, changed, Object.keys(asked.secrets).length > 0);
    return id;
  });
