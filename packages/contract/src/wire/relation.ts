import { z } from 'zod';
import { day, level, wording } from './basics.ts';

const enterpriseRef = z.object({ id: z.string(), name: z.string(), creditCode: z.string() });

/** An enterprise near another: the strongest path from there, and how much it carries. */
const relatedNode = z.object({
  id: z.string(),
  /** Null where it lies outside the officer's area: it is drawn, not named. */
  enterprise: enterpriseRef.nullable(),
  level,
  watched: z.boolean(),
  /** What the path carries over, 0–1. */
  weight: z.number(),
  /** The path in words. */
  sentence: wording,
  steps: z.int(),
  /** The node before it on the path; the enterprise asked about for the first step. */
  parentId: z.string(),
});

const relatedTie = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.string(),
  shareRatio: z.number().nullable(),
  carries: z.number(),
});

export const relationGraph = z.object({
  asOf: day,
  enterprise: enterpriseRef,
  level,
  /** Strongest first. */
  nodes: z.array(relatedNode),
  /** Ties that hold among those shown, the enterprise itself included. */
  ties: z.array(relatedTie),
  /** Everyone reached; `nodes` may be fewer. */
  total: z.int(),
  /** How many ties of each kind hold around it, shown or not: what the switches say. */
  counts: z.array(z.object({ kind: z.string(), count: z.int() })),
});
