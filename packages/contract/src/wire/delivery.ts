import {
  channelSecretsSchema,
  channelSettingsSchema,
  CHANNEL_KINDS,
  deliveryRuleSchema,
  EVENT_KINDS,
} from '@weisu/core';
import { z } from 'zod';
import { instant, raisedLevel, wording } from './basics.ts';

const eventKind = z.enum(EVENT_KINDS);

/** One thing of which an officer was told. */
export const notificationRow = z.object({
  id: z.int(),
  kind: eventKind,
  level: raisedLevel.nullable(),
  title: wording,
  why: z.array(wording),
  todo: wording,
  /** Address within the pages. */
  path: z.string(),
  at: instant,
  readAt: instant.nullable(),
});

export const notificationCount = z.object({ unread: z.int(), newestId: z.int() });

/** Some by their ids, or all up to the newest that was seen: what came meanwhile stays unread. */
export const readBody = z.union([
  z.strictObject({ ids: z.array(z.int()).min(1).max(200) }),
  z.strictObject({ upTo: z.int() }),
]);

const secretName = z.enum(['password', 'signingKey', 'robotUrl']);

/** A channel as the administrator sees it: which secrets are set, never what they are. */
export const channelRow = z.object({
  id: z.string(),
  name: z.string(),
  settings: channelSettingsSchema,
  secretsSet: z.array(secretName),
  language: z.enum(['zh', 'en']),
  namesEnterprise: z.boolean(),
  active: z.boolean(),
  version: z.int(),
  /** False where no key opens its secrets any more. */
  readable: z.boolean(),
});

/** `id` null: a new one. Secrets left out stay as they are. `seen` is the version that was changed. */
export const channelBody = z.strictObject({
  id: z.string().max(64).nullable(),
  seen: z.int().nullable(),
  name: z.string().trim().min(1).max(80),
  settings: channelSettingsSchema,
  secrets: channelSecretsSchema,
  language: z.enum(['zh', 'en']),
  namesEnterprise: z.boolean(),
  active: z.boolean(),
});

export const tryReply = z.object({ ok: z.boolean(), reason: wording.nullable() });

export const ruleRow = z.object({
  id: z.string(),
  rule: deliveryRuleSchema,
  version: z.int(),
  changedAt: instant,
});
export const ruleBody = z.strictObject({
  id: z.string().max(64).nullable(),
  seen: z.int().nullable(),
  rule: deliveryRuleSchema,
});

export const deliveryState = z.enum(['waiting', 'sent', 'failed']);
export const deliveryRow = z.object({
  id: z.string(),
  kind: eventKind.nullable(),
  level: raisedLevel.nullable(),
  units: z.array(z.object({ id: z.string(), name: wording })),
  channel: z.object({ id: z.string(), name: z.string(), kind: z.enum(CHANNEL_KINDS) }),
  officerName: z.string().nullable(),
  state: deliveryState,
  tries: z.int(),
  dueAt: instant,
  createdAt: instant,
  sentAt: instant.nullable(),
  digest: z.boolean(),
  reason: wording.nullable(),
  mayResend: z.boolean(),
});

export const shiftRow = z.object({
  id: z.string(),
  unit: z.object({ id: z.string(), name: z.string() }),
  officer: z.object({ id: z.string(), name: z.string() }),
  fromAt: instant,
  untilAt: instant,
  note: z.string(),
  /** Whether it runs at this moment. */
  runs: z.boolean(),
});
export const shiftBody = z.strictObject({
  id: z.string().max(64).nullable(),
  unitId: z.string().max(64),
  officerId: z.string().max(64),
  fromAt: instant,
  untilAt: instant,
  note: z.string().trim().max(200).default(''),
});
