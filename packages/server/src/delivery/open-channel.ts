import { type ChannelSecrets, channelSecretsSchema } from '@weisu/core';
import type { SecretBox } from '../session/secret-box.ts';
import { listChannelSecrets, replaceChannelSecrets, type StoredChannel } from '../store/delivery/channels.ts';
import type { Queryable } from '../store/engine.ts';

/** Seals what must not be read of a channel, for this channel alone. */
export const sealSecrets = (box: SecretBox, id: string, secrets: ChannelSecrets): string =>
  box.seal(JSON.stringify(secrets), id);

/** Throws a SecretBoxError where no key opens them. */
export const openSecrets = (
  box: SecretBox,
  { id, secrets }: Pick<StoredChannel, 'id' | 'secrets'>,
): ChannelSecrets => channelSecretsSchema.parse(JSON.parse(box.open(secrets, id)));

/** Seals the secrets of all channels with the newest key; answers how many were not so yet. */
export const resealChannels = async (trx: Queryable, box: SecretBox): Promise<number> => {
  const old = (await listChannelSecrets(trx)).filter(({ secrets }) => box.isOld(secrets));
  for (const { id, secrets } of old)
    await replaceChannelSecrets(trx, id, box.seal(box.open(secrets, id), id));
  return old.length;
};
