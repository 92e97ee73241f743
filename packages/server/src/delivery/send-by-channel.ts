import type { Outward } from './outward.ts';
import { sendDingtalk } from './send-dingtalk.ts';
import { sendFeishu } from './send-feishu.ts';
import { sendMail } from './send-mail.ts';
import { sendWebhook } from './send-webhook.ts';
import { sendWecom } from './send-wecom.ts';
import { notSent, type Sending, type Sent } from './sending.ts';

const send = (sending: Sending, outward: Outward): Promise<Sent> => {
  const { settings, ...rest } = sending;
  switch (settings.kind) {
    case 'mail':
      return sendMail({ ...rest, settings }, outward);
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

/** Sends over the channel's own way. Never rejects: what went wrong is said in words, without the address, which may hold a key. */
export const sendByChannel = async (sending: Sending, outward: Outward): Promise<Sent> => {
  try {
    return await send(sending, outward);
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      return notSent('对方未在时限内答复', 'no answer in time', true);
    return notSent('连不上对方', 'it cannot be reached', true);
  }
};
