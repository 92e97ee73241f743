import { ACT_FORMS, actPayloadSchema, arrangementSchema } from '@weisu/core';
import { z } from 'zod';
import { arrangements } from './arrangement.ts';
import { day, instant, wording } from '../basics.ts';
import { caseWork } from './case-work.ts';
import { enterpriseRef, unitRef } from '../warning.ts';

export const caseFileRow = z.object({
  id: z.string(),
  enterprise: enterpriseRef,
  unit: unitRef,
  openedAt: instant,
  closedAt: instant.nullable(),
  step: z.object({ id: z.string(), name: wording }).nullable(),
  dueOn: day.nullable(),
  supervision: z.enum(['in-time', 'near', 'late', 'overdue']).nullable(),
  warningCount: z.int(),
});

const caseAct = z.object({
  seq: z.int(),
  step: z.string(),
  kind: z.string(),
  name: wording,
  side: z.enum(['workers', 'enterprise', 'departments']).nullable(),
  byName: z.string(),
  unit: unitRef,
  at: instant,
  note: z.string(),
  evidence: z.string().nullable(),
  /** What the act says in fields; null for acts without any. */
  payload: z.union([actPayloadSchema, arrangementSchema]).nullable(),
});

export const caseFileDetail = caseFileRow.extend({
  steps: z.array(
    z.object({
      id: z.string(),
      name: wording,
      purpose: wording,
      state: z.enum(['done', 'current', 'ahead']),
      acts: z.array(caseAct),
      /** Acts that must still be recorded before the step may end. */
      lacks: z.array(z.object({ kind: z.string(), name: wording })),
    }),
  ),
  /** Acts that may be recorded now by the signed-in officer. */
  mayRecord: z.array(
    z.object({
      kind: z.string(),
      name: wording,
      side: z.enum(['workers', 'enterprise', 'departments']).nullable(),
      evidence: z.boolean(),
      form: z.object({ name: z.enum(ACT_FORMS), required: z.boolean() }).nullable(),
    }),
  ),
  mayEndStep: z.boolean(),
  /** Why the step cannot be ended by this officer now, if it cannot. */
  endHeldBack: wording.nullable(),
  warningIds: z.array(z.string()),
  dispatchId: z.string().nullable(),
  work: caseWork,
  arrangements,
});

export const caseActBody = z.object({
  /** An act of the procedure, or `end-step`. */
  kind: z.string().min(1).max(64),
  key: z.string().min(8).max(64),
  note: z.string().min(2).max(4000),
  evidence: z.string().min(2).max(4000).nullable().default(null),
  /** The fields that the kind of act takes, by its `form`. */
  payload: actPayloadSchema.nullable().default(null),
});
