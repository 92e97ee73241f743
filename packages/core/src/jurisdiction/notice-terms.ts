import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9-]+$/);
const wording = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const unitId = z.templateLiteral(['unit_', id]);

/** Notices to partners (通报, 移交): to whom each kind goes, and the words with which a draft begins. */
export const noticeTermsSchema = z.strictObject({
  kinds: z
    .array(
      z.strictObject({
        id,
        name: wording,
        /** Partner units; a draft names them all, an officer may leave some out. */
        recipients: z.array(unitId).min(1),
        /** `{enterprise}` stands for the registered name. */
        title: z.string().min(1).max(100),
        request: z.string().min(1).max(1500),
        /** Stages of the claims that it hands over with their count and sums; empty where it hands over none. */
        claimStages: z.array(id),
        /** Level of a warning for which a draft is made by rule, or null. */
        draftedFrom: z.enum(['blue', 'yellow', 'orange', 'red']).nullable(),
        /** Act of the procedure that sending it is, recorded in the open case file; null where it is none. */
        records: id.nullable(),
        /** Deadline by which each recipient is to answer, counted from sending; null where none is set. */
        answerDeadline: id.nullable(),
      }),
    )
    .min(1),
});
export type NoticeTerms = z.infer<typeof noticeTermsSchema>;
export type NoticeKind = NoticeTerms['kinds'][number];
