import { PAST_GROUPINGS } from '@weisu/core';
import { z } from 'zod';
import { day, instant, wording } from './basics.ts';

const BACKTEST_STATES = ['running', 'done', 'failed', 'stopped'] as const;

const listFigures = z.object({
  listedCount: z.int(),
  hitCount: z.int(),
  positiveCount: z.int(),
  precisionRatio: z.number(),
  recallRatio: z.number(),
});

const pastMonth = listFigures.extend({
  asOf: day,
  lateCount: z.int(),
  firstCount: z.int(),
  firstHitCount: z.int(),
  repeatHitCount: z.int(),
  /** The list made without enterprises whose trouble was public already. */
  quiet: listFigures,
  rocArea: z.number().nullable(),
  precisionRecallArea: z.number().nullable(),
  baselines: z.object({
    random: z.number(),
    lastMonthsList: z.number().nullable(),
    mostRecorded: z.number(),
  }),
});

/** Sums over all months of a run, so that two runs can be put side by side. */
const pastSum = z.object({
  monthCount: z.int(),
  listedCount: z.int(),
  hitCount: z.int(),
  precisionRatio: z.number(),
  positiveCount: z.int(),
  caughtCount: z.int(),
  caughtRatio: z.number(),
  medianLeadDays: z.int().nullable(),
  randomRatio: z.number(),
});

const backtestRow = z.object({
  id: z.string(),
  /** `id@version`. */
  model: z.string(),
  from: day,
  to: day,
  horizonMonths: z.int(),
  capacity: z.int(),
  state: z.enum(BACKTEST_STATES),
  doneCount: z.int(),
  totalCount: z.int(),
  byName: z.string(),
  startedAt: instant,
  endedAt: instant.nullable(),
  /** Why it ended without a result; null where it has one or still runs. */
  failure: wording.nullable(),
  /** Whose outcomes it was judged by. */
  basis: z.enum(['own', 'simulated']),
  sum: pastSum.nullable(),
});

export const backtestDetail = backtestRow.extend({
  /** True where the version was learned again for each quarter, from what was known by then. */
  isRelearned: z.boolean(),
  /** Months for which too little was known to learn from. */
  skipped: z.array(day),
  result: z
    .object({
      months: z.array(pastMonth),
      leads: z.object({
        count: z.int(),
        lowerDays: z.int().nullable(),
        medianDays: z.int().nullable(),
        upperDays: z.int().nullable(),
        atLeast: z.array(z.object({ months: z.int(), count: z.int() })),
        byMonth: z.array(z.int()),
      }),
      missedCount: z.int(),
      /** Of those missed, the ones in the officer’s area. */
      missed: z.array(
        z.object({
          enterprise: z.object({ id: z.string(), name: z.string() }),
          arrearsFrom: day,
          bestPlace: z.int().nullable(),
        }),
      ),
      groups: z.array(
        z.object({
          by: z.enum(PAST_GROUPINGS),
          name: z.string(),
          listedCount: z.int(),
          caughtCount: z.int(),
          positiveCount: z.int(),
        }),
      ),
    })
    .nullable(),
});

export const backtestList = z.object({
  /** First and last month end for which a list can be judged, by horizon; null where the past is too short. */
  reach: z.array(z.object({ horizonMonths: z.int(), from: day.nullable(), to: day.nullable() })),
  /** Whether this officer may start one. */
  mayStart: z.boolean(),
  rows: z.array(backtestRow),
});

/** What random checks below the threshold tell of what is missed. Ratios 0–1, of the enterprises below the threshold; 95 %. */
export const randomChecks = z.object({
  /** Share of each unit’s list that is drawn. */
  drawnRatio: z.number(),
  drawnCount: z.int(),
  judgedCount: z.int(),
  estimate: z
    .object({
      trueCount: z.int(),
      /** Enterprises below the threshold, mean of the months drawn. */
      populationCount: z.int(),
      ratio: z.number(),
      low: z.number(),
      high: z.number(),
    })
    .nullable(),
  months: z.array(z.object({ month: day, drawnCount: z.int(), judgedCount: z.int(), trueCount: z.int() })),
  basis: z.enum(['own', 'simulated', 'none']),
});

export const HORIZONS = [3, 6, 9, 12] as const;

export const startBacktestBody = z.object({
  key: z
    .string()
    .min(8)
    .max(64)
    .regex(/^[\w-]+$/),
  modelId: z.string().min(1).max(64),
  version: z.int().positive(),
  from: day,
  to: day,
  horizonMonths: z.union(HORIZONS.map((months) => z.literal(months))),
  /** Enterprises a month. */
  capacity: z.int().min(1).max(5_000),
});
