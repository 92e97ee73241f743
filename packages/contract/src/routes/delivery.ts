import { ownSettingsSchema } from '@weisu/core';
import { z } from 'zod';
import { route } from '../route.ts';
import { instant, pageOf, pageQuery } from '../wire/basics.ts';
import {
  channelBody,
  channelRow,
  deliveryRow,
  deliveryState,
  notificationCount,
  notificationRow,
  readBody,
  ruleBody,
  ruleRow,
  shiftBody,
  shiftRow,
  tryReply,
} from '../wire/delivery.ts';

const idParams = z.object({ id: z.string().min(1).max(120) });
const done = z.object({ ok: z.literal(true) });

/** Getting the word out: what one was told, how it goes out, and what each has set for himself. */
export const deliveryRoutes = {
  countNotifications: route({
    method: 'GET',
    path: '/api/notifications/count',
    about: 'How many notifications one has not read.',
    reply: notificationCount,
  }),
  listNotifications: route({
    method: 'GET',
    path: '/api/notifications',
    about: 'What one was told, newest first.',
    query: z.object({ ...pageQuery, unread: z.literal('yes').optional() }),
    reply: pageOf(notificationRow).extend(notificationCount.shape),
  }),
  readNotifications: route({
    method: 'POST',
    path: '/api/notifications/read',
    about: 'Mark notifications as read.',
    body: readBody,
    reply: notificationCount,
  }),
  ownSettings: route({
    method: 'GET',
    path: '/api/account/settings',
    about: 'What one has set for oneself.',
    reply: ownSettingsSchema,
  }),
  saveOwnSettings: route({
    method: 'POST',
    path: '/api/account/settings',
    about: 'Set language, theme, density, e-mail, quiet hours and what one wants to hear.',
    body: ownSettingsSchema,
    reply: ownSettingsSchema,
  }),
  listChannels: route({
    method: 'GET',
    path: '/api/channels',
    about: 'Channels by which word goes out; their secrets are not told.',
    reply: z.object({ channels: z.array(channelRow) }),
  }),
  saveChannel: route({
    method: 'POST',
    path: '/api/channels',
    about: 'Add or change a channel.',
    body: channelBody,
    reply: channelRow,
    refuses: ['not-found', 'conflict'],
  }),
  tryChannel: route({
    method: 'POST',
    path: '/api/channels/{id}/try',
    about: 'Send a trial message over a channel, and say how it went.',
    params: idParams,
    body: z.strictObject({}),
    reply: tryReply,
    refuses: ['not-found'],
  }),
  listDeliveryRules: route({
    method: 'GET',
    path: '/api/delivery-rules',
    about: 'Who is told of what, over which channel, and when.',
    reply: z.object({ rules: z.array(ruleRow) }),
  }),
  saveDeliveryRule: route({
    method: 'POST',
    path: '/api/delivery-rules',
    about: 'Add or change a rule.',
    body: ruleBody,
    reply: ruleRow,
    refuses: ['not-found', 'conflict'],
  }),
  listDeliveries: route({
    method: 'GET',
    path: '/api/deliveries',
    about: 'What went out, what waits and what failed, with the reason.',
    query: z.object({
      ...pageQuery,
      state: deliveryState.optional(),
      channel: z.string().max(64).optional(),
    }),
    reply: pageOf(deliveryRow).extend({
      counts: z.object({ waiting: z.int(), sent: z.int(), failed: z.int() }),
    }),
  }),
  resendDelivery: route({
    method: 'POST',
    path: '/api/deliveries/{id}/resend',
    about: 'Send a delivery that failed, or was sent, once more.',
    params: idParams,
    body: z.strictObject({}),
    reply: done,
    refuses: ['not-found', 'conflict'],
  }),
  listDuty: route({
    method: 'GET',
    path: '/api/duty',
    about: 'Who is on duty when, in one’s area.',
    query: z.object({ from: instant, until: instant }),
    reply: z.object({
      shifts: z.array(shiftRow),
      officers: z.array(z.object({ id: z.string(), name: z.string(), unitId: z.string() })),
    }),
  }),
  saveShift: route({
    method: 'POST',
    path: '/api/duty',
    about: 'Enter or change a shift of the duty roster.',
    body: shiftBody,
    reply: shiftRow,
    refuses: ['not-found', 'conflict'],
  }),
  removeShift: route({
    method: 'DELETE',
    path: '/api/duty/{id}',
    about: 'Take a shift out of the duty roster.',
    params: idParams,
    reply: done,
    refuses: ['not-found'],
  }),
} as const;
