import { z } from 'zod';

/** How long what is of no use to anybody is kept. */
export const retentionTermsSchema = z.strictObject({
  /**
   * A text that names no enterprise known here, hit no term and gave no signal, and so has every copy of it, goes after so many
   * days; null keeps all. What speaks of anybody stays as long as the case it may belong to.
   */
  ordinaryTextDays: z.int().min(180).max(7300).nullable(),
  /**
   * Copies are told from a text for so many days; what repeats it later heads a story of its own. Null tells them for ever. The keys
   * by which copies are found take twice the room of the text.
   */
  copiesKnownDays: z.int().min(30).max(7300).nullable(),
});
export type RetentionTerms = z.infer<typeof retentionTermsSchema>;
