import type { Routes } from '@weisu/contract';
import { loadOwnSettings, writeOwnSettings } from '../../../store/delivery/hearers.ts';
import {
  countNotifications as count,
  listNotifications as list,
  markRead,
} from '../../../store/delivery/notifications.ts';
import { composeMessages } from '../../../delivery/compose.ts';
import { presentNotification } from '../../../views/present-delivery.ts';
import type { Handler } from '../../handler.ts';

export const countNotifications: Handler<Routes['countNotifications']> = {
  needs: 'see-notifications',
  answer: ({ by }, desk) => count(desk.database.kysely, by.officer.id),
};

export const listNotifications: Handler<Routes['listNotifications']> = {
  needs: 'see-notifications',
  answer: async ({ query, by }, desk) => {
    const db = desk.database.kysely;
    const { page, perPage, unread } = query;
    const found = await list(db, by.officer.id, { page, perPage, unread: unread === 'yes' });
    // Who has moved to another unit since still has the list, and reads no names of what is not theirs any more.
    const messages = await composeMessages(
      db,
      found.rows.map(({ event }) => event),
      desk.jurisdiction,
      by.scope,
    );
    const rows = found.rows.flatMap((row, at) => {
      const message = messages[at];
      return message === undefined ? [] : [presentNotification(row, message)];
    });
    return { rows, total: found.total, page, perPage, ...(await count(db, by.officer.id)) };
  },
};

export const readNotifications: Handler<Routes['readNotifications']> = {
  needs: 'see-notifications',
  answer: async ({ body, by }, desk) => {
    await desk.database.transaction((trx) => markRead(trx, by.officer.id, body, desk.now()));
    return count(desk.database.kysely, by.officer.id);
  },
};

export const ownSettings: Handler<Routes['ownSettings']> = {
  needs: 'signed-in',
  answer: ({ by }, desk) => loadOwnSettings(desk.database.kysely, by.officer.id),
};

export const saveOwnSettings: Handler<Routes['saveOwnSettings']> = {
  needs: 'signed-in',
  answer: async ({ body, by }, desk) => {
    await desk.database.transaction((trx) => writeOwnSettings(trx, by.officer.id, body, desk.now()));
    return loadOwnSettings(desk.database.kysely, by.officer.id);
  },
};
