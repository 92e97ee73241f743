import { z } from 'zod';
import { day, instant, raisedLevel } from './basics.ts';
import { dispatchCounts, dispatchRow } from './dispatch.ts';
import { warningRow } from './warning.ts';

const levelCounts = z.object({ red: z.int(), orange: z.int(), yellow: z.int(), blue: z.int() });

/** The situation page: every number equals the rows that its link opens. */
export const situation = z.object({
  asOf: day,
  enterprises: z.int(),
  /** Open warnings: raised, acknowledged or dispatched. */
  open: levelCounts,
  byDistrict: z.array(
    z.object({ code: z.string(), name: z.string(), open: levelCounts, worst: raisedLevel.nullable() }),
  ),
  /** Open warnings whose enterprise has no known district. */
  elsewhere: levelCounts,
  /** 早发现 早预警 早处置: medians over warnings raised in the last twelve months, the first two over first warnings alone, in days; null where none. */
  times: z.object({
    signalToRaisedDays: z.number().nullable(),
    raisedToFirstActDays: z.number().nullable(),
    signalToArrearsDays: z.number().nullable(),
    arrearsBasis: z.enum(['own', 'simulated', 'none']),
  }),
  /** Held back since the last assessment, by reason. */
  suppressed: z.array(z.object({ reason: z.string(), count: z.int() })),
  needsAction: z.array(warningRow),
  dispatches: dispatchCounts,
  /** Dispatches that wait for the city's ruling, the longest wait first. */
  toRule: z.array(dispatchRow),
  /** Open warnings of which the partners have not been told, the worst first; `count` is all of them. */
  toNotify: z.object({ count: z.int(), rows: z.array(warningRow) }),
  sources: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      feed: z.string(),
      newestOn: day.nullable(),
      silent: z.boolean(),
      lastReceivedAt: instant.nullable(),
    }),
  ),
  texts: z.object({ documents: z.int(), stories: z.int(), records: z.int() }),
});
