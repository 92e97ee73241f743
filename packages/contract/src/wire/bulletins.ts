import { BULLETIN_STATES, FIGURE_IDS } from '@weisu/core';
import { z } from 'zod';
import { day, instant, pageOf, pageQuery, raisedLevel, wording } from './basics.ts';
import { unitRef } from './warning.ts';

const key = z.string().min(8).max(64);
const text = z.string().trim().min(2).max(2000);
const figureId = z.enum(FIGURE_IDS);
export const bulletinId = z.object({ id: z.string().min(1).max(120) });

const kindRef = z.object({ id: z.string(), name: wording });

const laidBlock = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('paragraph'),
    runs: z.array(z.object({ text: z.string(), figure: figureId.optional() })),
  }),
  z.object({
    kind: z.literal('table'),
    figure: figureId,
    caption: z.string(),
    columns: z.array(z.object({ name: z.string(), numeric: z.boolean() })),
    rows: z.array(z.object({ ref: z.string(), cells: z.array(z.string()) })),
    rest: z.string(),
  }),
  z.object({
    kind: z.literal('chart'),
    chart: z.enum(['by-district', 'by-month']),
    figure: figureId,
    caption: z.string(),
    categories: z.array(z.string()),
    series: z.array(z.object({ level: raisedLevel, name: z.string(), values: z.array(z.int()) })),
  }),
  z.object({
    kind: z.literal('words'),
    place: z.string(),
    name: z.string(),
    paragraphs: z.array(z.string()),
  }),
]);
const laidBulletin = z.object({
  title: z.string(),
  number: z.string(),
  issuer: z.string(),
  period: z.string(),
  issuedOn: z.string(),
  sections: z.array(z.object({ id: z.string(), heading: z.string(), blocks: z.array(laidBlock) })),
});

const bulletinRow = z.object({
  id: z.string(),
  kind: kindRef,
  unit: unitRef,
  from: day,
  until: day,
  state: z.enum(BULLETIN_STATES),
  /** As it is written; empty before it is issued. */
  number: wording.nullable(),
  draftedBy: z.string(),
  issuedAt: instant.nullable(),
  recipientCount: z.int(),
  receivedCount: z.int(),
  /** True where another unit sent it to that of the signed-in officer. */
  received: z.enum(['own', 'waiting', 'received']),
});

export const bulletinsQuery = z.object({
  ...pageQuery,
  kind: z.string().max(60).optional(),
  state: z
    .string()
    .transform((s) => s.split(','))
    .pipe(z.array(z.enum(BULLETIN_STATES)))
    .optional(),
  received: z.enum(['yes']).optional(),
});
export const bulletinPage = pageOf(bulletinRow).extend({
  kinds: z.array(
    kindRef.extend({ period: z.enum(['week', 'month', 'quarter', 'free']), from: day, until: day }),
  ),
  /** Whether the signed-in officer may compose one. */
  mayDraft: z.boolean(),
});

const bulletinMove = z.enum([
  'write',
  'compose',
  'approve',
  'send-back',
  'withdraw',
  'issue',
  'send',
  'receive',
]);

export const bulletinDetail = bulletinRow.extend({
  revision: z.int(),
  composedAt: instant,
  /** The bulletin as its readers see it, in both languages. */
  laid: z.object({ zh: laidBulletin, en: laidBulletin }),
  /** The marked places, with what stands in them. */
  places: z.array(
    z.object({ place: z.string(), name: wording, hint: wording, maxLength: z.int(), text: z.string() }),
  ),
  /** The issue with which it is compared. */
  before: z.object({ id: z.string(), number: wording }).nullable(),
  /** Whether the rows behind the figures may be opened. */
  mayOpenRows: z.boolean(),
  receipts: z.array(
    z.object({
      unit: unitRef,
      sentAt: instant,
      receivedAt: instant.nullable(),
      receivedBy: z.string().nullable(),
    }),
  ),
  /** Units to which it may be sent; those proposed first. */
  mayReceive: z.array(z.object({ unit: unitRef, proposed: z.boolean() })),
  acts: z.array(
    z.object({
      seq: z.int(),
      kind: z.enum(['draft', ...bulletinMove.options]),
      byName: z.string(),
      unit: unitRef,
      at: instant,
      text: z.string(),
    }),
  ),
  mayDo: z.array(bulletinMove),
  /** Why the signed-in officer cannot approve it, if so. */
  heldBack: wording.nullable(),
});

export const bulletinDraftBody = z
  .object({ key, kind: z.string().min(1).max(60), from: day, until: day })
  .refine(({ from, until }) => from <= until, {
    message: '起始日不能晚于截止日 / the first day must not lie after the last',
    path: ['from'],
  });

const revision = z.int().positive();
export const bulletinActBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('write'),
    key,
    revision,
    words: z.record(z.string().max(60), z.string().max(8000)),
  }),
  z.object({ kind: z.enum(['compose', 'approve']), key, revision }),
  z.object({ kind: z.enum(['send-back', 'withdraw']), key, reason: text }),
  z.object({ kind: z.literal('issue'), key }),
  z.object({ kind: z.literal('send'), key, recipients: z.array(z.string().max(120)).max(60) }),
]);
export const bulletinReceiveBody = z.object({ kind: z.literal('receive'), key });

export const figureParams = z.object({ id: z.string().min(1).max(120), figure: figureId });
const figureRow = z.object({
  ref: z.string(),
  label: z.string(),
  level: raisedLevel.nullable(),
  district: z.string().nullable(),
  unit: unitRef.nullable(),
  on: day.nullable(),
  amount: z.number().nullable(),
  hit: z.boolean().nullable(),
  words: wording.nullable(),
  /** What became of the row since the issue before. */
  since: z.enum(['entered', 'stayed', 'left']).nullable(),
});
export const figureRows = pageOf(figureRow).extend({
  name: wording,
  opens: z.enum(['warning', 'case-file', 'enterprise', 'letter', 'claim-file', 'term']).nullable(),
  form: z.enum(['count', 'sum', 'sum-fen', 'ratio', 'median-days', 'total']),
  value: z.number().nullable(),
  /** The same figure of the issue before. */
  before: z.number().nullable(),
  composedAt: instant,
});

export const bulletinFileBody = z.object({
  format: z.enum(['docx', 'pdf', 'html', 'xlsx']),
  language: z.enum(['zh', 'en']).default('zh'),
});
export const bulletinFile = z.object({
  name: z.string(),
  type: z.string(),
  base64: z.string(),
  sha256: z.string(),
});
