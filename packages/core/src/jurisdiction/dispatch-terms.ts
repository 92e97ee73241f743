import { z } from 'zod';

const wording = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z0-9-]+$/);

/** Local rules of handing work over (派单). Deadlines are ids of the deadlines file. */
export const dispatchTermsSchema = z.strictObject({
  /** Within which a unit may send back what it was sent, from the day of the dispatch. */
  returnDeadline: z.string(),
  /** Within which the city rules, from the day of the return that asks for it. */
  rulingDeadline: z.string(),
  /** The return after which nobody but the city decides, and binds. */
  returnsBeforeRuling: z.int().positive(),
  /** True where the unit that the city names begins with a clock of its own. */
  rulingRestartsClock: z.boolean(),
  /** Longest time for which a clock may stand, in calendar days. */
  longestSuspensionDays: z.int().positive(),
  returnReasons: z.array(z.strictObject({ id, name: wording })).min(1),
  /** From this level on the partners are told first; and the acts of a case file by which they are. */
  noticeFrom: z.enum(['blue', 'yellow', 'orange', 'red']),
  noticeActs: z.array(z.string()).min(1),
  /** Acts of a case file that agree on how what is owed will be paid. */
  repaymentActs: z.array(z.string()).min(1),
  /** A new warning within so many days after a case file was closed opens that file again instead of a new one. */
  reopenWithinDays: z.int().positive(),
  /** Share of each unit's monthly list that is drawn at random from below the threshold, 0–0.5; none where it is left out. */
  randomCheckRatio: z.number().min(0).max(0.5).optional(),
});
export type DispatchTerms = z.infer<typeof dispatchTermsSchema>;

/** Ways in which word of trouble reaches an officer. `certainty`, 0 to 1: how far such word is taken at its own. */
export const tipSourceSchema = z.strictObject({
  id,
  name: wording,
  certainty: z.number().gt(0).lte(1),
});
export type TipSource = z.infer<typeof tipSourceSchema>;
