import type { Routes } from '@weisu/contract';
import { type ChannelSecrets, refuse } from '@weisu/core';
import { openSecrets } from '../../../delivery/open-channel.ts';
import { SecretBoxError } from '../../../session/secret-box.ts';
import { writeAudit } from '../../../store/audit/write-audit.ts';
import { findChannel, listChannels as list, type StoredChannel } from '../../../store/delivery/channels.ts';
import { putUpAgain } from '../../../store/delivery/deliveries.ts';
import {
  countDeliveries,
  findDelivery,
  listDeliveries as listRows,
} from '../../../store/delivery/list-deliveries.ts';
import { namesOfUnits } from '../../../store/delivery/message-names.ts';
import { listRules } from '../../../store/delivery/rules.ts';
import { presentChannel, presentDelivery } from '../../../views/present-delivery.ts';
import { saveChannel as save } from '../../acts/delivery/save-channel.ts';
import { saveRule } from '../../acts/delivery/save-rule.ts';
import { tryChannel as attempt } from '../../acts/delivery/try-channel.ts';
import type { Desk } from '../../desk.ts';
import type { Handler } from '../../handler.ts';
import { refuseUnknown } from '../../looking.ts';

const opened = ({ secretBox }: Desk, channel: StoredChannel): ChannelSecrets | null => {
  try {
    return openSecrets(secretBox, channel);
  } catch (error) {
    if (error instanceof SecretBoxError) return null;
    throw error;
  }
};

export const listChannels: Handler<Routes['listChannels']> = {
  needs: 'manage-delivery',
  answer: async (_, desk) => ({
    channels: (await list(desk.database.kysely)).map((channel) =>
      presentChannel(channel, opened(desk, channel)),
    ),
  }),
};

export const saveChannel: Handler<Routes['saveChannel']> = {
  needs: 'manage-delivery',
  answer: async ({ body, by }, desk) => {
    const id = await save(desk, by, body);
    const channel = (await findChannel(desk.database.kysely, id)) ?? refuseUnknown();
    return presentChannel(channel, opened(desk, channel));
  },
};

export const tryChannel: Handler<Routes['tryChannel']> = {
  needs: 'manage-delivery',
  answer: ({ params, by }, desk) => attempt(desk, by, params.id),
};

export const listDeliveryRules: Handler<Routes['listDeliveryRules']> = {
  needs: 'manage-delivery',
  answer: async (_, desk) => ({ rules: [...(await listRules(desk.database.kysely))] }),
};

export const saveDeliveryRule: Handler<Routes['saveDeliveryRule']> = {
  needs: 'manage-delivery',
  answer: ({ body, by }, desk) => saveRule(desk, by, body),
};

export const listDeliveries: Handler<Routes['listDeliveries']> = {
  needs: 'manage-delivery',
  answer: async ({ query }, desk) => {
    const db = desk.database.kysely;
    const { rows, total } = await listRows(db, query);
    const names = await namesOfUnits(db);
    return {
      rows: rows.map((row) => presentDelivery(row, names)),
      total,
      page: query.page,
      perPage: query.perPage,
      counts: await countDeliveries(db),
    };
  },
};

export const resendDelivery: Handler<Routes['resendDelivery']> = {
  needs: 'manage-delivery',
  answer: async ({ params, by }, desk) => {
    await desk.database.transaction(async (trx) => {
      if (!(await findDelivery(trx, params.id))) refuse('not-found', '没有这条投递 / no such delivery');
      if (!(await putUpAgain(trx, params.id, desk.now())))
        refuse('conflict', '这条投递还在等待发送 / it still waits to be sent');
      await writeAudit(trx, {
        at: desk.now(),
        officerId: by.officer.id,
        unitId: by.officer.unitId,
        action: 'delivery.resend',
        subject: params.id,
      });
    });
    return { ok: true };
  },
};
