import { TERM_ACTS, TERM_LIMITS, TERM_RULINGS, TERM_STATES, TERM_WAYS } from '@weisu/core';
import { PATTERN_LIMITS, RISK_KINDS } from '@weisu/text';
import { z } from 'zod';
import { day, instant, pageOf, pageQuery, span, wording } from './basics.ts';

const words = z.array(z.string().max(TERM_LIMITS.word * 2)).max(TERM_LIMITS.words * 2);

/** What a version of a term asks for; checked in full by `checkDefinition`. */
const termDefinition = z.object({
  kind: z.enum(RISK_KINDS),
  must: words,
  any: words,
  not: words,
  near: z
    .array(z.object({ first: words, second: words, within: z.int(), ordered: z.boolean() }))
    .max(TERM_LIMITS.near * 2),
  pattern: z
    .string()
    .max(PATTERN_LIMITS.length * 2)
    .nullable(),
  weight: z.number(),
});

/** Judgements of the warnings in whose evidence the term was hit, and the share true with its 95 % interval. */
const termRecord = z.object({
  judged: z.int(),
  trueCount: z.int(),
  falseCount: z.int(),
  share: z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable(),
});

const originFigures = z.object({
  trueTexts: z.int(),
  trueTotal: z.int(),
  otherTexts: z.int(),
  otherTotal: z.int(),
  logLikelihood: z.number(),
  cohesion: z.number().nullable(),
  freedom: z.number().nullable(),
  rise: z.number().nullable(),
  coveredRatio: z.number(),
});

const origin = z.object({
  way: z.enum(TERM_WAYS),
  variantOf: z.object({ termId: z.string(), word: z.string() }).nullable(),
  figures: originFigures,
});

const owner = z.object({ id: z.string(), name: z.string() });

const termRow = z.object({
  id: z.string(),
  state: z.enum(TERM_STATES),
  version: z.int(),
  /** The version that waits for a second person. */
  pending: z.int().nullable(),
  isPutUp: z.boolean(),
  owner,
  origin: origin.nullable(),
  changedAt: instant,
  definition: termDefinition,
  /** Texts hit, in all and in the last days that a preview looks back. */
  hits: z.int(),
  recentHits: z.int(),
  record: termRecord,
  lastUsefulOn: day.nullable(),
});

/** `a,b` in the address. */
const manyOf = <T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .transform((s) => s.split(','))
    .pipe(z.array(z.enum(values)))
    .optional();

export const termsQuery = z.object({
  ...pageQuery,
  state: manyOf(TERM_STATES),
  kind: manyOf(RISK_KINDS),
  owner: z.string().max(120).optional(),
  way: z.enum(TERM_WAYS).optional(),
  waiting: z.enum(['approval', 'retirement']).optional(),
  q: z.string().max(100).optional(),
  sort: z.enum(['hits', 'share', 'changedAt', 'lastUseful', 'weight']).default('hits'),
  order: z.enum(['asc', 'desc']).default('desc'),
});

export const termPage = pageOf(termRow).extend({
  /** Version of the whole library; what reads texts now. */
  library: z.int(),
  recentDays: z.int(),
  states: z.object({ proposed: z.int(), approved: z.int(), retired: z.int(), rejected: z.int() }),
  waiting: z.int(),
  putUp: z.int(),
  owners: z.array(owner.extend({ count: z.int() })),
});

export const termId = z.object({ id: z.string().min(1).max(120) });

const termText = z.object({
  id: z.string(),
  /** Part of the text around the first words hit; spans count in it. */
  excerpt: z.string(),
  spans: z.array(span),
  isCutBefore: z.boolean(),
  isCutAfter: z.boolean(),
  occurredOn: day,
  recordedAt: instant,
  source: z.string(),
  verdict: z.enum(['true', 'false']).nullable(),
  version: z.int().nullable(),
  library: z.int().nullable(),
});

export const termDetail = z.object({
  id: z.string(),
  state: z.enum(TERM_STATES),
  /** Version shown: in force, else the last that was, else the newest proposed. */
  version: z.int(),
  pending: z.object({ version: z.int(), byName: z.string(), isMine: z.boolean() }).nullable(),
  putUpReason: z.string().nullable(),
  owner,
  origin: origin.extend({ evidence: z.array(termText) }).nullable(),
  proposedAt: instant,
  changedAt: instant,
  versions: z.array(z.object({ version: z.int(), definition: termDefinition })),
  acts: z.array(
    z.object({
      seq: z.int(),
      kind: z.enum(TERM_ACTS),
      version: z.int(),
      byName: z.string(),
      at: instant,
      reason: z.string(),
      library: z.int().nullable(),
    }),
  ),
  /** What an officer sends back with an act: the act is refused where another came between. */
  seen: z.int(),
  hits: z.int(),
  months: z.array(z.object({ month: day, hits: z.int() })),
  record: termRecord,
  lastUsefulOn: day.nullable(),
  retirement: z.object({ leastJudged: z.int(), shareBelow: z.number() }),
  previewDays: z.int(),
  mayEdit: z.boolean(),
  mayRule: z.array(z.enum(TERM_RULINGS)),
  /** Why this officer cannot approve what waits, or null. */
  approvalHeldBack: wording.nullable(),
});

export const termTextsQuery = z.object({
  ...pageQuery,
  perPage: z.coerce.number().int().min(1).max(50).default(10),
});
export const termTextsPage = pageOf(termText).extend({
  /** Texts that it hit about enterprises outside the officer’s area. */
  hidden: z.int(),
});

const key = z.string().min(8).max(64);
const reason = z.string().max(2000);

export const proposeTermBody = z.object({ key, definition: termDefinition, reason });
export const editTermBody = z.object({ key, seen: z.int(), definition: termDefinition, reason });
export const termActBody = z.object({ kind: z.enum(TERM_RULINGS), key, seen: z.int(), reason });

export const termPreviewBody = z.object({
  definition: termDefinition,
  /** The term that is edited or waits, which is not counted as another. */
  termId: z.string().max(120).nullable(),
  /** What the last part answered as `next`; null begins. */
  after: z.string().max(200).nullable(),
});

/** One part of a preview: the tallies of all parts are added. */
export const termPreview = z.object({
  days: z.int(),
  /** Texts of the whole preview. */
  total: z.int(),
  next: z.string().nullable(),
  tally: z.object({
    texts: z.int(),
    hits: z.int(),
    added: z.int(),
    judgedTrue: z.int(),
    judgedFalse: z.int(),
    lost: z.int(),
    weeks: z.record(z.string(), z.int()),
    overlaps: z.record(z.string(), z.int()),
  }),
  /** First words of the terms in `overlaps`. */
  words: z.record(z.string(), z.array(z.string())),
  examples: z.array(termText),
});
