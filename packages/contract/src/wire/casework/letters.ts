import { LETTER_MOVES, LETTER_STATES, SUPERVISIONS } from '@weisu/core';
import { z } from 'zod';
import { day, instant, pageOf, pageQuery, wording } from '../basics.ts';
import { enterpriseRef, unitRef } from '../warning.ts';

const key = z.string().min(8).max(64);
const text = z.string().trim().min(2).max(4000);
export const letterId = z.object({ id: z.string().min(1).max(120) });
export const caseFileId = z.object({ id: z.string().min(1).max(120) });

/** How a list asks for letters: `waiting` and `overdue` are the delivered ones, by the day of their reply. */
const LETTER_FILTERS = ['draft', 'approved', 'issued', 'waiting', 'overdue', 'replied', 'withdrawn'] as const;

const kindRef = z.object({ id: z.string(), name: wording });

const letterRow = z.object({
  id: z.string(),
  /** Null where the letter went along into a case file of another area. */
  caseFileId: z.string().nullable(),
  enterprise: enterpriseRef,
  kind: kindRef,
  unit: unitRef,
  state: z.enum(LETTER_STATES),
  number: z.string().nullable(),
  addressee: z.string(),
  draftedBy: z.string(),
  draftedAt: instant,
  issuedOn: day.nullable(),
  deliveredOn: day.nullable(),
  replyDueOn: day.nullable(),
  repliedOn: day.nullable(),
  /** Colour of the reply's clock; null where no reply is waited for. */
  supervision: z.enum(SUPERVISIONS).nullable(),
});

/** `replyRatio`: replied of those replied to or overdue, 0–1; null where there is none. */
const letterTally = z.object({
  issued: z.int(),
  undelivered: z.int(),
  waiting: z.int(),
  overdue: z.int(),
  replied: z.int(),
  inTime: z.int(),
  replyRatio: z.number().nullable(),
});

export const lettersQuery = z.object({
  ...pageQuery,
  state: z
    .string()
    .transform((s) => s.split(','))
    .pipe(z.array(z.enum(LETTER_FILTERS)))
    .optional(),
  kind: z.string().max(60).optional(),
  unit: z.string().max(120).optional(),
  /** Period of issue, both days included; of drafting where not issued yet. */
  from: day.optional(),
  until: day.optional(),
  q: z.string().max(100).optional(),
});

export const letterPage = pageOf(letterRow).extend({
  kinds: z.array(kindRef),
  /** Letters issued in the period, whatever else the filter says. */
  tally: letterTally.extend({
    units: z.array(
      letterTally.extend({ unit: unitRef, kinds: z.array(letterTally.extend({ kind: z.string() })) }),
    ),
  }),
});

/** A kind that could be drafted, or in words why not now. */
const draftable = z.object({ kind: kindRef, heldBack: wording.nullable() });

export const caseLetters = z.object({ rows: z.array(letterRow), mayDraft: z.array(draftable) });

export const letterDetail = letterRow.extend({
  template: z.string(),
  /** Counts the edits; approval names the one that was seen. */
  revision: z.int(),
  /** The marked places: what stands there, and which of them an officer may edit. */
  fields: z.array(
    z.object({
      id: z.string(),
      name: wording,
      form: z.enum(['line', 'paragraphs']),
      maxLength: z.int(),
      choices: z.array(z.string()),
      text: z.string(),
      /** Still waits for words. */
      empty: z.boolean(),
    }),
  ),
  /** The words of the Word file itself, in their order. */
  preview: z.array(
    z.object({ part: z.enum(['head', 'number', 'title', 'to', 'body', 'sign']), text: z.string() }),
  ),
  acts: z.array(
    z.object({
      seq: z.int(),
      kind: z.enum(['draft', ...LETTER_MOVES]),
      byName: z.string(),
      unit: unitRef,
      at: instant,
      on: day.nullable(),
      text: z.string(),
    }),
  ),
  mayDo: z.array(z.enum(LETTER_MOVES)),
  /** Why the signed-in officer cannot approve or issue it, if so. */
  heldBack: wording.nullable(),
  follows: z.object({ id: z.string(), kind: kindRef, number: z.string().nullable() }).nullable(),
  followedBy: z.array(z.object({ id: z.string(), kind: kindRef, number: z.string().nullable() })),
  next: z.array(draftable),
  delivery: z.object({ on: day, way: wording, proof: z.string() }).nullable(),
  decidedOn: day.nullable(),
  reply: z.object({ on: day, text: z.string(), file: z.string().nullable() }).nullable(),
  /** The reply's deadline, and the day from which it counts once it runs. */
  deadline: z
    .object({
      name: wording,
      from: wording,
      fromOn: day.nullable(),
      source: z.string(),
      provisional: z.boolean(),
    })
    .nullable(),
  ways: z.array(z.object({ id: z.string(), name: wording })),
  /** Hash of the file that was sent; null before it is issued. */
  sha256: z.string().nullable(),
});

export const letterDraftBody = z.object({
  key,
  kind: z.string().min(1).max(60),
  /** The letter that it comes after. */
  follows: z.string().min(1).max(120).nullable().default(null),
});

const revision = z.int().positive();
export const letterActBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('edit'),
    key,
    revision,
    texts: z.record(z.string().max(60), z.string().max(6000)),
  }),
  z.object({ kind: z.literal('approve'), key, revision }),
  z.object({ kind: z.enum(['send-back', 'withdraw']), key, reason: text }),
  z.object({ kind: z.literal('issue'), key }),
  z.object({ kind: z.literal('deliver'), key, on: day, way: z.string().min(1).max(60), proof: text }),
  z.object({ kind: z.literal('note-decision'), key, on: day, text }),
  z.object({ kind: z.literal('reply'), key, on: day, text, file: text.nullable().default(null) }),
]);

export const letterFile = z.object({
  name: z.string(),
  type: z.string(),
  base64: z.string(),
  sha256: z.string(),
});
