import type { Reply, Routes } from '@weisu/contract';
import { type Message, writeMessage } from '@weisu/core';
import { openSecrets } from '../../../delivery/open-channel.ts';
import { sendByChannel } from '../../../delivery/send-by-channel.ts';
import { SecretBoxError } from '../../../session/secret-box.ts';
import type { SignedIn } from '../../../session/signed-in.ts';
import { writeAudit } from '../../../store/audit/write-audit.ts';
import { findChannel } from '../../../store/delivery/channels.ts';
import type { Desk } from '../../desk.ts';
import { refuseUnknown } from '../../looking.ts';

const TRIAL: Message = {
  title: { zh: '试发消息', en: 'A trial message' },
  why: [{ zh: '管理员正在检查这个渠道是否可用', en: 'an administrator checks whether this channel works' }],
  todo: { zh: '无需办理', en: 'Nothing' },
  path: '/',
};

/** Sends a trial message over a channel at once, whether it is switched on or not, and says how it went. */
export const tryChannel = async (
  desk: Desk,
  by: SignedIn,
  id: string,
): Promise<Reply<Routes['tryChannel']>> => {
  const channel = (await findChannel(desk.database.kysely, id)) ?? refuseUnknown();
  const at = desk.now();
  const { officer } = by;
  await desk.database.transaction((trx) =>
    writeAudit(trx, {
      at,
      officerId: officer.id,
      unitId: officer.unitId,
      action: 'delivery.try',
      subject: id,
    }),
  );
  try {
    const sent = await sendByChannel(
      {
        id: `try_${id}_${Date.parse(at)}`,
        settings: channel.settings,
        secrets: openSecrets(desk.secretBox, channel),
        language: channel.language,
        recipient: '',
        message: writeMessage(TRIAL, channel.language, desk.publicUrl),
        at,
      },
      desk.outward,
    );
    return sent.ok ? { ok: true, reason: null } : { ok: false, reason: sent.reason };
  } catch (error) {
    if (!(error instanceof SecretBoxError)) throw error;
    const reason = { zh: '密钥无法解开，请重新填写', en: 'its keys cannot be opened: enter them anew' };
    return { ok: false, reason };
  }
};
