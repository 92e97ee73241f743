import { z } from 'zod';
import { day, instant, raisedLevel, wording } from './basics.ts';

export const levelCounts = z.object({ red: z.int(), orange: z.int(), yellow: z.int(), blue: z.int() });

/** Open warnings of a district: raised, acknowledged or dispatched. */
export const districtOpen = z.object({
  code: z.string(),
  name: z.string(),
  open: levelCounts,
  worst: raisedLevel.nullable(),
  /** Case files that are open. */
  caseLoad: z.int(),
  /** Median days since open warnings were raised; null where there is none. */
  ageDays: z.number().nullable(),
});

/** 早发现 早预警 早处置: medians over warnings raised in a period, the first two over first warnings alone, in days; null where none. */
export const threeTimes = z.object({
  signalToRaisedDays: z.number().nullable(),
  raisedToFirstActDays: z.number().nullable(),
  signalToArrearsDays: z.number().nullable(),
  arrearsBasis: z.enum(['own', 'simulated', 'none']),
});

export const sourceState = z.object({
  id: z.string(),
  name: z.string(),
  feed: z.string(),
  newestOn: day.nullable(),
  silent: z.boolean(),
  lastReceivedAt: instant.nullable(),
});

/** The situation page: every number equals the rows that its link opens. */
export const situation = z.object({
  asOf: day,
  /** The period of times and flow begins here and ends today. */
  since: day,
  enterprises: z.int(),
  open: levelCounts,
  caseLoad: z.int(),
  byDistrict: z.array(districtOpen),
  /** Open warnings whose enterprise has no known district. */
  elsewhere: levelCounts,
  times: threeTimes,
  /** By month of raising, the oldest first; `raised` counts every warning of the month. */
  months: z.array(
    z.object({
      month: z.string(),
      raised: z.int(),
      signalToRaisedDays: z.number().nullable(),
      raisedToFirstActDays: z.number().nullable(),
      signalToArrearsDays: z.number().nullable(),
    }),
  ),
  /** Warnings raised in the period by how far they came; `daysFromRaised` is the median from raising to the step. */
  flow: z.object({
    raised: z.int(),
    steps: z.array(
      z.object({
        step: z.enum(['acted', 'dispatched', 'signed', 'closed', 'dismissed']),
        count: z.int(),
        daysFromRaised: z.number().nullable(),
      }),
    ),
  }),
  /** Open warnings by industry, the most first; null where it is not recorded. */
  byIndustry: z.array(z.object({ industry: z.string(), open: levelCounts })),
  /** Open warnings by what raised them. A warning has several reasons: these do not add up to the whole. */
  byIndicator: z.array(z.object({ indicator: z.string(), name: wording, count: z.int() })),
  /** Held back since the last assessment, by reason. */
  suppressed: z.array(z.object({ reason: z.string(), count: z.int() })),
  sources: z.array(sourceState),
  texts: z.object({ documents: z.int(), stories: z.int(), records: z.int() }),
});
