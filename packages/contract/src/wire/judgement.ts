import { VERDICTS } from '@weisu/core';
import { z } from 'zod';
import { instant, raisedLevel, wording } from './basics.ts';

export const judgement = z.object({
  verdict: z.enum(VERDICTS),
  useful: z.boolean(),
  reason: z.string(),
  byName: z.string(),
  at: instant,
});

export const judgementBody = z.object({
  key: z.string().min(8).max(64),
  verdict: z.enum(VERDICTS),
  useful: z.boolean(),
  reason: z.string().min(2).max(2000),
});

/** How people judged; each warning counts once, by its newest judgement. */
const tally = { judged: z.int(), trueCount: z.int(), falseCount: z.int(), usefulCount: z.int() };

export const judgementCounts = z.object({
  levels: z.array(z.object({ level: raisedLevel, ...tally })),
  /** By indicator that raised the score. */
  kinds: z.array(z.object({ indicator: z.string(), name: wording, ...tally })),
  /** By keyword that was hit in the evidence, the most judged first. */
  terms: z.array(z.object({ termId: z.string(), words: z.array(z.string()), ...tally })),
});
