import { EVIDENCE_KINDS, LINK_VERDICTS } from '@weisu/core';
import { z } from 'zod';
import { day, instant, span, wording } from './basics.ts';

const key = z.string().min(8).max(64);
const reason = z.string().trim().min(2).max(2000);

/** One who may be meant, with what speaks for and against; the log-odds add up to the confidence. */
const candidate = z.object({
  mentionId: z.string(),
  enterprise: z.object({ id: z.string(), name: z.string(), creditCode: z.string() }),
  district: z.string().nullable(),
  industry: z.string().nullable(),
  registeredOn: day.nullable(),
  otherNames: z.array(z.string()),
  confidence: z.number(),
  evidence: z.array(z.object({ kind: z.enum(EVIDENCE_KINDS), sentence: wording, logOdds: z.number() })),
});

export const linkQuestion = z.object({
  documentId: z.string(),
  surface: z.string(),
  sourceName: z.string(),
  occurredOn: day,
  recordedAt: instant,
  /** Title, line break, text; the spans count in it. */
  text: z.string(),
  spans: z.array(span),
  /** Texts with the same name in the same surroundings; one answer settles all. */
  texts: z.int(),
  /** How many officers could not tell. */
  unsure: z.int(),
  candidates: z.array(candidate),
});

export const linkJudgementBody = z.object({ key, verdict: z.enum(LINK_VERDICTS) });

/** What an act on the queue did; `id` undoes it. */
export const linkSettled = z.object({ id: z.string(), changed: z.int(), signals: z.int() });

export const linkJudgementRow = z.object({
  id: z.string(),
  at: instant,
  byName: z.string(),
  verdict: z.enum(LINK_VERDICTS),
  surface: z.string(),
  enterprise: z.object({ id: z.string(), name: z.string() }),
  changed: z.int(),
  undone: z.boolean(),
});

/** Merge: everything of one goes to the other. Split: the mentions and records named go, with what rests on them. */
export const enterpriseMoveBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('merge'), key, intoCreditCode: z.string().min(1).max(40), reason }),
  z.object({
    kind: z.literal('split'),
    key,
    intoCreditCode: z.string().min(1).max(40),
    reason,
    mentionIds: z.array(z.string().max(120)).max(2000),
    recordIds: z.array(z.string().max(120)).max(2000),
  }),
]);

const enterpriseMove = z.object({
  id: z.string(),
  kind: z.enum(['merge', 'split']),
  from: z.object({ id: z.string(), name: z.string(), creditCode: z.string() }),
  into: z.object({ id: z.string(), name: z.string(), creditCode: z.string() }),
  byName: z.string(),
  at: instant,
  reason: z.string(),
  /** How many of what went along: mentions, records, signals, warnings … */
  counts: z.record(z.string(), z.int()),
  undone: z.object({ byName: z.string(), at: instant, reason: z.string() }).nullable(),
});

/** What a split can take along. */
const movableRow = z.object({
  kind: z.enum(['mention', 'record']),
  id: z.string(),
  occurredOn: day,
  sourceName: z.string(),
  what: z.string(),
});

export const enterpriseMoves = z.object({
  mergedInto: z.object({ id: z.string(), name: z.string() }).nullable(),
  moves: z.array(enterpriseMove),
  movable: z.array(movableRow),
  mayMove: z.boolean(),
});
