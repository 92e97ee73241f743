import { z } from 'zod';
import { isDay } from '../time.ts';

const wording = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z][a-z-]*$/);
const unitId = z.templateLiteral(['unit_', z.string().regex(/^[a-z0-9-]+$/)]);

/** What the system itself writes into a letter: an officer cannot change it. */
export const LETTER_RECORDS = [
  'unit-name',
  'number',
  'enterprise-name',
  'credit-code',
  'issued-on',
  'reply-period',
  'earlier-letters',
] as const;
export type LetterRecord = (typeof LETTER_RECORDS)[number];

/** A marked place of a template. Only those `from` the officer are editable in the draft. */
const fieldSchema = z.discriminatedUnion('from', [
  z.strictObject({ id, name: wording, from: z.literal('record'), record: z.enum(LETTER_RECORDS) }),
  z.strictObject({
    id,
    name: wording,
    from: z.literal('officer'),
    /** A line, or paragraphs of which each line is one. */
    form: z.enum(['line', 'paragraphs']),
    maxLength: z.int().positive().max(6000),
    /** With what a draft begins; `{reasons}`, `{unit}` and `{officer}` stand for the warning's reasons and who drafts. */
    proposed: z.string(),
    /** What is usually written there; any other text may be. */
    choices: z.array(z.string().min(1)),
  }),
]);

/** Letters (一函两书) of a place: kinds, numbers, templates. `docx` is read from the template's file when the folder is loaded. */
export const letterTermsSchema = z.strictObject({
  /** Short word of each unit in its numbers (发文机关代字). */
  words: z.array(z.strictObject({ unit: unitId, word: z.string().min(1) })),
  /** Beginnings of indicators of which a draft says nothing by itself: they would point to who complained. */
  unsaid: z.array(z.string().min(1)),
  /** Ways in which a letter is delivered. */
  ways: z.array(z.strictObject({ id, name: wording })).min(1),
  kinds: z
    .array(
      z.strictObject({
        /** Also the act of the procedure that records it. */
        id,
        name: wording,
        /** Number with `{word}`, `{year}` and `{number}`. */
        numberForm: z.string(),
        to: z.enum(['employer', 'department']),
        /** Deadline of the reply, and the day from which it counts; before a decision is known it counts from delivery. */
        deadline: z.string(),
        replyFrom: z.enum(['delivery', 'decision']),
        /** Kinds after which it is drafted where no reply came, or none that helps. */
        follows: z.array(id),
      }),
    )
    .min(1),
  templates: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z-]*@[1-9]\d*$/),
        file: z.string().regex(/^[a-z0-9-]+\.docx$/),
        holdsFrom: z
          .string()
          .refine(isDay, { message: '须为存在的日期 YYYY-MM-DD / must be an existing day YYYY-MM-DD' }),
        fields: z.array(fieldSchema).min(1),
        docx: z.base64().min(1),
      }),
    )
    .min(1),
});

export type LetterTerms = z.infer<typeof letterTermsSchema>;
export type LetterKind = LetterTerms['kinds'][number];
export type LetterTemplate = LetterTerms['templates'][number];
export type LetterField = z.infer<typeof fieldSchema>;
