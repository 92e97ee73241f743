import { z } from 'zod';
import { isDay } from '../../time.ts';

const day = z
  .string()
  .refine(isDay, { message: '须为存在的日期 YYYY-MM-DD / must be an existing day YYYY-MM-DD' });
const words = z.string().min(2).max(200);
const count = z.int().nonnegative().max(1_000_000);
/** Whole fen (1/100 yuan). */
const fen = z.int().positive().max(10_000_000_000_000);

/** 约谈: who took part, by role and not by name, and what was concluded. */
const talk = z.strictObject({
  form: z.literal('talk'),
  participants: z.array(words).min(1).max(30),
  conclusion: z.string().min(2).max(2000),
});
/** 支付方案: what is to be paid by when, earliest first. A later plan takes the place of an earlier one. */
const paymentPlan = z.strictObject({
  form: z.literal('payment-plan'),
  instalments: z
    .array(z.strictObject({ dueOn: day, fen }))
    .min(1)
    .max(60),
});
/** What was really paid under the plan; its proof is the evidence of the act. */
const payment = z.strictObject({ form: z.literal('payment'), on: day, fen });
/** 职代会: its documents, its resolution and its vote. `entitled` counts all representatives, `present` those who came. */
const congress = z.strictObject({
  form: z.literal('congress'),
  documents: z.array(words).min(1).max(20),
  resolution: z.string().min(2).max(2000),
  entitled: count.min(1),
  present: count,
  votesFor: count,
  votesAgainst: count,
  abstained: count,
});
/** A service (法律援助 …) asked for so many workers; the kind of the act says which. */
const referral = z.strictObject({ form: z.literal('referral'), workerCount: count.min(1), askedOf: words });
/** The service's answer to the referral with this sequence number; `concluded` tells its result in the note. */
const referralAnswer = z.strictObject({
  form: z.literal('referral-answer'),
  referral: z.int().positive(),
  answer: z.enum(['accepted', 'declined', 'concluded']),
  on: day,
});
/** 工作组: who leads, and the units that take part. */
const workGroup = z.strictObject({
  form: z.literal('work-group'),
  lead: words,
  members: z.array(words).min(1).max(30),
});
/** Kinds of closing evidence that the act hands in, by the procedure's ids. */
const closing = z.strictObject({
  form: z.literal('closing'),
  kinds: z.array(z.string().min(1).max(64)).min(1).max(20),
});
/** Days on which to visit again, earliest first. */
const visitPlan = z.strictObject({ form: z.literal('visit-plan'), days: z.array(day).min(1).max(12) });
/** A visit that was made, and what was found. */
const visit = z.strictObject({
  form: z.literal('visit'),
  on: day,
  found: z.enum(['paid', 'still-owed', 'not-reached']),
});

/** What an act says in fields beside its note; `form` names the fields, so that it is readable without its procedure. */
export const actPayloadSchema = z.discriminatedUnion('form', [
  talk,
  paymentPlan,
  payment,
  congress,
  referral,
  referralAnswer,
  workGroup,
  closing,
  visitPlan,
  visit,
]);
export type ActPayload = z.infer<typeof actPayloadSchema>;
export type ActForm = ActPayload['form'];
export type PayloadOf<F extends ActForm> = Extract<ActPayload, { form: F }>;

export const ACT_FORMS = [
  'talk',
  'payment-plan',
  'payment',
  'congress',
  'referral',
  'referral-answer',
  'work-group',
  'closing',
  'visit-plan',
  'visit',
] as const satisfies readonly ActForm[];

type Act = { readonly payload?: { readonly form: string } | null };

/** The acts whose payload has this form, in their order. */
export const actsWith = <A extends Act, F extends ActForm>(
  acts: readonly A[],
  form: F,
): (A & { readonly payload: PayloadOf<F> })[] =>
  acts.filter((act): act is A & { readonly payload: PayloadOf<F> } => act.payload?.form === form);
