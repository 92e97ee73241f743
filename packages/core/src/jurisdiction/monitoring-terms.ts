import { z } from 'zod';
import { RELATION_KINDS } from '../relation/relation.ts';

const level = z.enum(['blue', 'yellow', 'orange', 'red']);
const share = z.number().gt(0).lte(1);

/** Local rules of special monitoring (专项监测) and of the watch list (持续关注名单). */
export const monitoringTermsSchema = z.strictObject({
  /** From this level on a new warning puts its enterprise under special monitoring. */
  startFrom: level,
  /** It is to be reviewed, and ended or prolonged, within so many calendar days. */
  reviewAfterDays: z.int().positive(),
  /** Days between two rounds of assessing: of those under special monitoring, and of all. */
  rhythmDays: z.strictObject({ monitored: z.int().positive(), all: z.int().positive() }),
  /** Under special monitoring every level is reached at this share of its threshold. */
  thresholdShare: share,
  related: z.strictObject({
    /** Whose related enterprises are proposed: those under special monitoring, and those assessed at this level or above. */
    from: level,
    /** Kinds of relation that put enterprises on the list; one that is off is not followed. */
    kinds: z.record(z.enum(RELATION_KINDS), z.boolean()),
    steps: z.int().min(1).max(3),
    /** Weaker paths propose nobody. */
    leastWeight: share,
    /** So many of one enterprise, the strongest first. */
    mostProposed: z.int().positive(),
    /** What was declined is not proposed again for so many days. */
    declinedForDays: z.int().positive(),
    /** The rule accepts by itself from this weight on, and of one enterprise at most so many; null where a person accepts each. */
    accept: z.strictObject({ leastWeight: share, most: z.int().positive() }).nullable(),
  }),
});
export type MonitoringTerms = z.infer<typeof monitoringTermsSchema>;
