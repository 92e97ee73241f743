import { z } from 'zod';

/** How the keyword library is kept: when a term has gone bad, how far a preview looks back, what the corpus is asked. */
export const libraryTermsSchema = z.strictObject({
  retirement: z.strictObject({
    leastJudged: z.int().min(5),
    shareBelow: z.number().gt(0).lt(1),
  }),
  previewDays: z.int().min(7).max(730),
  proposals: z.strictObject({
    /** Texts of so many days are looked through; those of the last `recentDays` are what may have risen. */
    lookBackDays: z.int().min(30).max(1500),
    recentDays: z.int().min(7).max(365),
    leastTexts: z.int().min(2),
    leastEnterprises: z.int().min(1),
    /** Most proposals of each way of finding, so that people can follow. */
    mostOfAKind: z.int().min(1).max(100),
  }),
});
export type LibraryTerms = z.infer<typeof libraryTermsSchema>;
