import { z } from 'zod';

/** How one case file takes part in being joined to another or divided; each is a kind of act on one of the two files. */
export const ARRANGEMENT_KINDS = [
  'merge-into',
  'take-in',
  'unmerge',
  'give-back',
  'split-off',
  'split-from',
] as const;
export type ArrangementKind = (typeof ARRANGEMENT_KINDS)[number];

const ids = z.array(z.string().min(1).max(120)).max(5000);

/** What an act of joining or dividing says in fields: the other case file, and what went over. */
export const arrangementSchema = z.strictObject({
  form: z.literal('arrangement'),
  caseFileId: z.templateLiteral(['case_', z.string()]),
  warnings: ids,
  letters: ids,
  notices: ids,
  /** Claims that went over; which ones, the act on claims of this id tells. */
  claimCount: z.int().nonnegative(),
  claimActId: z.string().nullable(),
});
export type Arrangement = z.infer<typeof arrangementSchema>;

/** What goes over with an arrangement. */
export type Belongings = Omit<Arrangement, 'form' | 'caseFileId'>;

export const isArrangement = (kind: string): kind is ArrangementKind =>
  (ARRANGEMENT_KINDS as readonly string[]).includes(kind);
