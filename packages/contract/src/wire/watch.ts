import { z } from 'zod';
import { day, instant } from './basics.ts';

/** Special monitoring of one enterprise: since when, by whom, and what this officer may do. */
export const monitoring = z.object({
  since: day.nullable(),
  /** Acts of officers, newest first; what the rule put on the list has none. */
  acts: z.array(
    z.object({ kind: z.enum(['start', 'end']), byName: z.string(), at: instant, reason: z.string() }),
  ),
  mayDo: z.array(z.enum(['start', 'end'])),
});

export const watchActBody = z.object({
  kind: z.enum(['start', 'end']),
  key: z.string().min(8).max(64),
  reason: z.string().min(2).max(2000),
  /** The warning from which it is started. */
  warningId: z.string().max(120).nullable().default(null),
});
