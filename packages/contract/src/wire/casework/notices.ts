import { NOTICE_MOVES, NOTICE_STATES, RECIPIENT_MOVES, SUPERVISIONS } from '@weisu/core';
import { z } from 'zod';
import { day, instant, pageOf, pageQuery, wording } from '../basics.ts';
import { enterpriseRef, unitRef } from '../warning.ts';

const key = z.string().min(8).max(64);
const text = z.string().trim().min(2).max(2000);
export const noticeId = z.object({ id: z.string().min(1).max(120) });

/** By when the answer is due, and its colour while it is awaited. */
const answerClock = { dueOn: day.nullable(), supervision: z.enum(SUPERVISIONS).nullable() };

const kindRef = z.object({ id: z.string(), name: wording });

/** Sums in fen. */
const noticeFigures = z.object({
  claimCount: z.int(),
  awardedFen: z.int(),
  owedFen: z.int(),
  paidFen: z.int(),
});

const recipientState = z.object({
  unit: unitRef,
  receivedAt: instant.nullable(),
  receivedBy: z.string().nullable(),
  answeredAt: instant.nullable(),
  answer: z.string().nullable(),
  supervision: z.enum(SUPERVISIONS).nullable(),
});

const noticeRow = z.object({
  id: z.string(),
  kind: kindRef,
  title: z.string(),
  enterprise: enterpriseRef,
  unit: unitRef,
  state: z.enum(NOTICE_STATES),
  /** Null where a rule drafted it. */
  draftedBy: z.string().nullable(),
  draftedAt: instant,
  sentAt: instant.nullable(),
  recipientCount: z.int(),
  receivedCount: z.int(),
  answeredCount: z.int(),
  ...answerClock,
});

export const noticesQuery = z.object({
  ...pageQuery,
  state: z
    .string()
    .transform((s) => s.split(','))
    .pipe(z.array(z.enum(NOTICE_STATES)))
    .optional(),
  kind: z.string().max(60).optional(),
  warning: z.string().max(120).optional(),
  caseFile: z.string().max(120).optional(),
  q: z.string().max(100).optional(),
});

export const noticePage = pageOf(noticeRow).extend({ kinds: z.array(kindRef) });

export const noticeDetail = noticeRow.extend({
  warningId: z.string().nullable(),
  caseFileId: z.string().nullable(),
  revision: z.int(),
  facts: z.array(z.string()),
  request: z.string(),
  recipients: z.array(recipientState),
  /** All units that a notice of this kind may go to. */
  mayReceive: z.array(unitRef),
  /** Sentences of the warning that may be told, chosen or not. */
  proposedFacts: z.array(z.string()),
  figures: noticeFigures.nullable(),
  acts: z.array(
    z.object({
      seq: z.int(),
      kind: z.enum(['draft', ...NOTICE_MOVES, ...RECIPIENT_MOVES]),
      byName: z.string().nullable(),
      unit: unitRef,
      at: instant,
      text: z.string(),
    }),
  ),
  mayDo: z.array(z.enum(NOTICE_MOVES)),
  /** Why the signed-in officer cannot approve it, if so. */
  heldBack: wording.nullable(),
});

export const noticeDraftBody = z
  .object({
    key,
    kind: z.string().min(1).max(60),
    warningId: z.string().min(1).max(120).nullable().default(null),
    caseFileId: z.string().min(1).max(120).nullable().default(null),
  })
  .refine(({ warningId, caseFileId }) => (warningId === null) !== (caseFileId === null), {
    message: '须来自一件预警或一件案卷 / must come from one warning or one case file',
  });

const revision = z.int().positive();
export const noticeActBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('edit'),
    key,
    revision,
    title: z.string().max(400),
    facts: z.array(z.string().max(1000)).max(40),
    request: z.string().max(6000),
    recipients: z.array(z.string().max(120)).max(40),
  }),
  z.object({ kind: z.literal('approve'), key, revision }),
  z.object({ kind: z.enum(['send-back', 'withdraw']), key, reason: text }),
  z.object({ kind: z.literal('send'), key }),
]);

/** What a partner sees of a notice that was sent to it: its own receipt and answer, nobody else's. */
const inboxRow = z.object({
  id: z.string(),
  kind: kindRef,
  title: z.string(),
  from: unitRef,
  sentAt: instant,
  receivedAt: instant.nullable(),
  answeredAt: instant.nullable(),
  ...answerClock,
});
export const inboxQuery = z.object({ ...pageQuery, open: z.enum(['yes']).optional() });
export const inboxPage = pageOf(inboxRow);
export const inboxNotice = inboxRow.extend({
  enterprise: z.object({ name: z.string(), creditCode: z.string() }),
  facts: z.array(z.string()),
  request: z.string(),
  figures: noticeFigures.nullable(),
  receivedBy: z.string().nullable(),
  answer: z.string().nullable(),
});
export const inboxActBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('receive'), key }),
  z.object({ kind: z.literal('answer'), key, text }),
]);
