import { z } from 'zod';
import { day, instant, level, pageOf, wording } from './basics.ts';

const enterpriseRef = z.object({ id: z.string(), name: z.string(), creditCode: z.string() });

/** One act on the list. `byName` is the system's own name where a rule did it. */
const watchAct = z.object({
  kind: z.enum(['start', 'extend', 'end', 'join', 'leave']),
  byName: z.string(),
  at: instant,
  /** In both languages where the system wrote it; a person's words stand for both. */
  reason: wording,
  /** Who answers for special monitoring from then on, and until when it is to be reviewed. */
  officerName: z.string().nullable(),
  reviewOn: day.nullable(),
  /** The path in words, of related enterprises. */
  sentence: wording.nullable(),
});

/** Special monitoring of one enterprise: since when, who answers for it, by whom it was begun, and what this officer may do. */
export const monitoring = z.object({
  since: day.nullable(),
  officer: z.object({ id: z.string(), name: z.string() }).nullable(),
  reviewOn: day.nullable(),
  /** Days between two rounds of assessing while it lasts, and the share of its points at which a level counts. */
  rhythmDays: z.int(),
  thresholdShare: z.number(),
  /** Proposed review day for an act today. */
  proposedReviewOn: day,
  /** Acts, newest first. */
  acts: z.array(watchAct),
  /** Who can be named. */
  officers: z.array(z.object({ id: z.string(), name: z.string(), unitName: z.string() })),
  mayDo: z.array(z.enum(['start', 'extend', 'end'])),
});

export const watchActBody = z.object({
  kind: z.enum(['start', 'extend', 'end', 'leave']),
  key: z.string().min(8).max(64),
  reason: z.string().min(2).max(2000),
  /** The warning from which it is started. */
  warningId: z.string().max(120).nullable().default(null),
  /** Who answers for it; who acts where it is left out at a start. */
  officerId: z.string().max(120).nullable().default(null),
  /** Review day; the jurisdiction's where it is left out. */
  reviewOn: day.nullable().default(null),
  /** From whom the risk reached the enterprise: what is left. */
  originId: z.string().max(120).nullable().default(null),
});

/** What came since the officer looked the list through: how many of each, and the level of then where it was another. */
const watchChanges = z.object({
  signals: z.int(),
  records: z.int(),
  mentions: z.int(),
  warnings: z.int(),
  caseActs: z.int(),
  levelBefore: level.nullable(),
  isNew: z.boolean(),
});

const watchRow = z.object({
  enterprise: enterpriseRef,
  reason: z.enum(['special-monitoring', 'related']),
  /** Why it is on the list, with the path that put it there. */
  sentence: wording,
  since: day,
  level,
  origin: enterpriseRef.nullable(),
  /** Identifies the origin even where it may not be opened: by it the enterprise is taken off. */
  originId: z.string().nullable(),
  /** What the path carries over, 0–1. */
  weight: z.number().nullable(),
  /** True where the origin is no longer under special monitoring itself. */
  originAtRest: z.boolean(),
  officerName: z.string().nullable(),
  reviewOn: day.nullable(),
  /** How far the review is: `overdue` once the day is past. */
  review: z.enum(['ahead', 'near', 'overdue']).nullable(),
  changes: watchChanges,
});

export const watchPage = pageOf(watchRow).extend({
  /** When this officer last said to have looked the list through; null where never. */
  lookedAt: instant.nullable(),
  counts: z.object({ special: z.int(), related: z.int(), changed: z.int(), proposals: z.int() }),
  mayDo: z.boolean(),
});

export const watchProposal = z.object({
  id: z.string(),
  enterprise: enterpriseRef,
  level,
  sentence: wording,
  /** Names along the path, from the origin to the enterprise; null where the officer may not see one. */
  origin: enterpriseRef.nullable(),
  originName: z.string(),
  originLevel: level,
  kinds: z.array(z.string()),
  weight: z.number(),
  asOf: day,
  proposedAt: instant,
  state: z.enum(['open', 'accepted', 'declined']),
  decidedAt: instant.nullable(),
  byName: z.string().nullable(),
  reason: z.string().nullable(),
});

export const watchAnswerBody = z.object({
  answer: z.enum(['accept', 'decline', 'reopen']),
  key: z.string().min(8).max(64),
  reason: z.string().max(2000).default(''),
});

export const watchHistoryRow = watchAct.extend({ enterprise: enterpriseRef });
