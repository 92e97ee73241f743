import { DISPATCH_STATES, PASS_KINDS, SUPERVISIONS } from '@weisu/core';
import { z } from 'zod';
import { day, instant, pageOf, raisedLevel, wording } from '../basics.ts';
import { enterpriseRef, unitRef } from '../warning.ts';

/** Heaps of the inbox: to sign for, near and past their day, back at the sender, before the city, with a request to answer. */
export const DISPATCH_FACETS = ['to-sign', 'near', 'overdue', 'returned', 'to-rule', 'to-answer'] as const;

export const dispatchRow = z.object({
  id: z.string(),
  caseFileId: z.string(),
  enterprise: enterpriseRef,
  /** Of the worst warning of its case file; null where it has none. */
  level: raisedLevel.nullable(),
  state: z.enum([...DISPATCH_STATES, 'suspended', 'closed']),
  holder: unitRef,
  /** 首接负责: who answers for it now. */
  responsible: unitRef,
  sender: unitRef,
  sentAt: instant,
  returnCount: z.int(),
  asked: z.enum(['extension', 'suspension']).nullable(),
  dueOn: day.nullable(),
  supervision: z.enum(SUPERVISIONS).nullable(),
  rulingDueOn: day.nullable(),
});

export const dispatchCounts = z.record(z.enum(DISPATCH_FACETS), z.int());

export const dispatchPage = pageOf(dispatchRow).extend({ counts: dispatchCounts });

const dispatchPass = z.object({
  seq: z.int(),
  kind: z.enum(PASS_KINDS),
  byName: z.string(),
  unit: unitRef,
  at: instant,
  toUnit: unitRef.nullable(),
  returnReason: wording.nullable(),
  reason: z.string().nullable(),
  evidence: z.string().nullable(),
  until: day.nullable(),
  colour: z.enum(SUPERVISIONS).nullable(),
});

export const dispatchDetail = dispatchRow.extend({
  firstReceiver: unitRef,
  signedAt: instant.nullable(),
  suspendedUntil: day.nullable(),
  /** Last day on which the holder may send it back. */
  returnBy: day.nullable(),
  ruledTo: unitRef.nullable(),
  request: z
    .object({
      kind: z.enum(['extension', 'suspension']),
      byName: z.string(),
      at: instant,
      reason: z.string().nullable(),
      until: day.nullable(),
    })
    .nullable(),
  /** Every pass, the first first. Their number is what an act says it has seen. */
  passes: z.array(dispatchPass),
  /** What the signed-in officer may do now. */
  mayDo: z.array(z.enum(PASS_KINDS)),
  /** Why this officer's unit cannot send it back, where it has it and cannot. */
  returnHeldBack: wording.nullable(),
  /** Where the officer may send it, by what he does. */
  targets: z.object({ send: z.array(unitRef), forward: z.array(unitRef), rule: z.array(unitRef) }),
  /** Who takes work that nobody wants. */
  backstop: unitRef,
  returnReasons: z.array(z.object({ id: z.string(), name: wording })),
  longestSuspensionDays: z.int(),
});

/** One pass of an officer. `key` makes a double click one act; `seen` is the number of passes that the page showed. */
export const dispatchPassBody = z.object({
  kind: z.enum(PASS_KINDS),
  key: z.string().min(8).max(64),
  seen: z.int().positive(),
  toUnit: z.string().max(120).nullable().default(null),
  returnReason: z.string().max(64).nullable().default(null),
  reason: z.string().max(2000).nullable().default(null),
  evidence: z.string().max(2000).nullable().default(null),
  until: day.nullable().default(null),
});
