import { z } from 'zod';
import { day, instant, raisedLevel, wording } from './basics.ts';
import { dispatchCounts, dispatchRow } from './casework/dispatch.ts';
import { districtOpen, levelCounts, sourceState, threeTimes } from './situation.ts';
import { unitRef, warningRow } from './warning.ts';

/** What a person may have to do, in the order of urgency. */
const duty = z.object({
  kind: z.enum([
    'rule',
    'answer-request',
    'resend',
    'sign',
    'work',
    'dispatch',
    'approve-letter',
    'issue-letter',
    'chase-letter',
    'approve-notice',
    'send-notice',
    'approve-bulletin',
    'issue-bulletin',
    'claims',
  ]),
  /** Of the warning, case file, letter, notice or bulletin. */
  id: z.string(),
  caseFileId: z.string().nullable(),
  name: wording,
  level: raisedLevel.nullable(),
  dueOn: day.nullable(),
  supervision: z.enum(['in-time', 'near', 'late', 'overdue']).nullable(),
  since: instant,
  /** Claims of one case file; otherwise 1. */
  count: z.int(),
  reasons: z.array(wording),
});

/** The officer's day: what waits for this unit, what falls due, what changed and what was held back. Every number is that of its rows. */
export const today = z.object({
  asOf: day,
  /** Changes count from the beginning of this day. */
  since: day,
  /** The most urgent first; the page puts three before all others. */
  duties: z.array(duty),
  dues: z.array(
    z.object({
      kind: z.enum(['case-file', 'ruling', 'reply', 'claims']),
      id: z.string(),
      name: z.string(),
      unit: unitRef,
      dueOn: day,
      supervision: z.enum(['in-time', 'near', 'late', 'overdue']),
      count: z.int(),
    }),
  ),
  changes: z.array(
    z.object({
      kind: z.enum(['worse', 'raised', 'reopened', 'returned', 'replied', 'closed', 'dismissed']),
      id: z.string(),
      name: z.string(),
      fromLevel: raisedLevel.nullable(),
      level: raisedLevel.nullable(),
      at: instant,
    }),
  ),
  /** Warnings raised since then, as the queue has them. */
  raisedCount: z.int(),
  suppressed: z.array(z.object({ reason: z.string(), count: z.int() })),
  open: levelCounts,
  byDistrict: z.array(districtOpen),
  times: threeTimes,
  dispatches: dispatchCounts,
  /** Dispatches that wait for the city's ruling, the longest wait first. */
  toRule: z.array(dispatchRow),
  /** Open warnings of which the partners have not been told, the worst first; `count` is all of them. */
  toNotify: z.object({ count: z.int(), rows: z.array(warningRow) }),
  sources: z.array(sourceState),
});
