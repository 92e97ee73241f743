import type { OutwardDoor } from '../outward/door.ts';
import { OutwardError } from '../outward/outward-error.ts';
import { sendDingtalk } from './send-dingtalk.ts';
import { sendFeishu } from './send-feishu.ts';
import { sendWebhook } from './send-webhook.ts';
import { sendWecom } from './send-wecom.ts';
import { notSent, type Sending, type Sent } from './sending.ts';

const send = async (sending: Sending, outward: OutwardDoor): Promise<Sent> => {
  const { settings, ...rest } = sending;
  switch (settings.kind) {
    case 'mail':
      return (await import('./send-mail.ts')).sendMail({ ...rest, settings }, outward);
    case 'webhook':
      return sendWebhook({ ...rest, settings }, outward);
    case 'wecom':
      return sendWecom({ ...rest, settings }, outward);
    case 'dingtalk':
      return sendDingtalk({ ...rest, settings }, outward);
    case 'feishu':
      return sendFeishu({ ...rest, settings }, outward);
  }
};

const failure = (error: unknown): Sent => {
  if (!(error instanceof OutwardError)) return notSent('发送时出错', 'something failed while sending', true);
  switch (error.code) {
    case 'bad-address':
      // Its words quote the address, which may hold a key.
      return notSent('地址不可用', 'the address cannot be used', false);
    case 'address-refused':
      return notSent(
        `${error.zh}；确需访问请由运维写入 WEISU_OUTWARD_ALLOW`,
        `${error.en}; if it must be, name it in WEISU_OUTWARD_ALLOW`,
        false,
      );
    default:
      return notSent(error.zh, error.en, true);
  }
};

/** Sends over the channel's own way. Never rejects: what went wrong is said in words, without the address, which may hold a key. */
export const sendByChannel = async (sending: Sending, outward: OutwardDoor): Promise<Sent> => {
  try {
    return await send(sending, outward);
  } catch (error) {
    return failure(error);
  }
};
