import { resealChannels } from '../delivery/open-channel.ts';
import type { Database } from '../store/engine.ts';
import { listSecrets, replaceSecret } from '../store/session/second-factor.ts';
import type { SecretBox } from './secret-box.ts';

/**
 * Seals every authenticator's and every channel's secret with the newest key, in one transaction; answers how many were not so yet. After it the old
 * key may go. A secret that no key opens fails the whole.
 */
export const resealSecrets = (database: Database, box: SecretBox): Promise<number> =>
  database.transaction(async (trx) => {
    const old = (await listSecrets(trx)).filter(({ secret }) => box.isOld(secret));
    for (const { officerId, secret } of old)
      await replaceSecret(trx, officerId, box.seal(box.open(secret, officerId), officerId));
    return old.length + (await resealChannels(trx, box));
  });
