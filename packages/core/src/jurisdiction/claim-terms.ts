import { z } from 'zod';

const wording = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z][a-z-]*$/);
const words = z.array(z.string().min(1));

/** What a roster can say of a claim; `amount:<kind>` besides, where one column holds the amounts of one kind. */
export const ROSTER_FIELDS = [
  'name',
  'identity',
  'docket',
  'kind',
  'amount',
  'appliedOn',
  'stage',
  'stageOn',
  'result',
  'paid',
] as const;

/** Arbitration claims (仲裁案件) of a place: their kinds, stages, results, and the words by which a roster's columns are known. */
export const claimTermsSchema = z.strictObject({
  /** Stage of a new claim. */
  startsAt: id,
  /** So long may an officer take back an own act, in minutes. */
  undoMinutes: z.int().positive(),
  kinds: z.array(z.strictObject({ id, name: wording, writtenAs: words.min(1) })).min(1),
  results: z.array(
    z.strictObject({
      id,
      name: wording,
      writtenAs: words,
      /** What is awarded with it: the whole amount, nothing, or an amount that must be said. */
      awards: z.enum(['all', 'none', 'given']),
    }),
  ),
  stages: z
    .array(
      z.strictObject({
        id,
        name: wording,
        writtenAs: words,
        /** Stages to which a claim may move from here. */
        next: z.array(id),
        /** True where nothing more is to be done. */
        closed: z.boolean(),
        /** Results with which this stage may be entered. */
        results: z.array(id),
        /** Statutory clock that runs in this stage, and the stage on whose day it started. */
        clock: z.strictObject({ deadline: z.string(), from: id }).nullable(),
      }),
    )
    .min(1),
  headers: z.strictObject(
    Object.fromEntries(ROSTER_FIELDS.map((field) => [field, words])) as Record<
      (typeof ROSTER_FIELDS)[number],
      typeof words
    >,
  ),
});

export type ClaimTerms = z.infer<typeof claimTermsSchema>;
export type ClaimStage = ClaimTerms['stages'][number];
export type ClaimKind = ClaimTerms['kinds'][number];
export type ClaimResult = ClaimTerms['results'][number];
