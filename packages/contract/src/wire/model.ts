import { INDICATOR_UNITS, LEVELS, MISSING_REASONS, MODEL_ACT_KINDS, MODEL_STATES } from '@weisu/core';
import { z } from 'zod';
import { day, dimension, instant, level, raisedLevel, wording } from './basics.ts';

/** One indicator as it is defined, with what the scorecard in force gives it. */
export const indicatorRow = z.object({
  id: z.string(),
  version: z.int(),
  dimension,
  name: wording,
  unit: z.enum(INDICATOR_UNITS),
  reads: z.array(z.string()),
  feed: z.string(),
  ownStatement: z.boolean(),
  /** Words of the industries it applies to; null: all. */
  industries: z.array(z.string()).nullable(),
  windowDays: z.int(),
  baselineDays: z.int(),
  freshDays: z.int(),
  transform: wording,
  against: z.array(wording),
  missingWhen: z.array(z.object({ reason: z.enum(MISSING_REASONS), meaning: wording })),
  /** From each value on, so many points, under the jurisdiction's scorecard. */
  steps: z.array(z.object({ from: z.number(), points: z.number() })),
});

/** How right a model was on rows it had not learned from. */
const modelCheck = z.object({
  basis: z.enum(['out-of-fold', 'later-rows']),
  rowCount: z.int(),
  positiveCount: z.int(),
  rocArea: z.number().nullable(),
  precisionRecallArea: z.number().nullable(),
  brier: z.number(),
});

/** A level of a model: the points from which it holds and, where chosen on past data, how right it would have been there. */
const modelLevel = z.object({
  level: raisedLevel,
  fromPoints: z.number(),
  reachedCount: z.int().nullable(),
  precisionRatio: z.number().nullable(),
  recallRatio: z.number().nullable(),
});

export const modelRow = z.object({
  id: z.string(),
  version: z.int(),
  /** `id@version`, as assessments name it. */
  name: z.string(),
  kind: z.enum(['scorecard', 'trees', 'logistic']),
  state: z.enum(MODEL_STATES),
  madeAt: instant,
  madeBy: z.string().nullable(),
  note: z.string(),
  /** When it was last put in force; null where it never was. */
  inForceAt: instant.nullable(),
  check: modelCheck.nullable(),
  levels: z.array(modelLevel),
});

const modelAct = z.object({
  kind: z.enum([...MODEL_ACT_KINDS, 'make']),
  byName: z.string(),
  at: instant,
  reason: z.string(),
});

export const modelDetail = modelRow.extend({
  target: z.string(),
  /** Share of the saved loss that each indicator brought, 0–1, the greatest first; under a scorecard of the points it can give. */
  importance: z.array(z.object({ indicator: z.string(), name: wording, dimension, ratio: z.number() })),
  /** What probabilities meant on rows it had not learned from; empty for a scorecard. */
  calibrationCurve: z.array(
    z.object({ rowCount: z.int(), meanProbability: z.number(), trueRatio: z.number() }),
  ),
  settings: z.record(z.string(), z.unknown()),
  /** A scorecard's weights; empty for a learned model. */
  steps: z.array(
    z.object({
      indicator: z.string(),
      name: wording,
      dimension,
      steps: z.array(z.object({ from: z.number(), points: z.number() })),
    }),
  ),
  acts: z.array(modelAct),
  /** What this officer may do with it now. */
  may: z.array(z.enum(MODEL_ACT_KINDS)),
  /** Why it must not assess anybody; null where it may. */
  unfit: wording.nullable(),
  /** Where it is in force and its past no longer stands for the present: since when, and that the scorecard decides. */
  setAside: z.object({ since: day, reason: wording }).nullable(),
  /** The last day on which a person vouches for it all the same. */
  confirmedUntil: day.nullable(),
});

export const modelActBody = z.object({
  key: z.string().min(8).max(64),
  kind: z.enum(MODEL_ACT_KINDS),
  reason: z.string().trim().min(1).max(500),
});

/** How far the present is from the past that a model rests on, on one day. */
export const driftPoint = z.object({
  asOf: day,
  verdict: z.enum(['stable', 'watch', 'not-representative']),
  sentence: wording,
  /** Population stability index of the scores; null where there is no baseline yet. */
  scoreIndex: z.number().nullable(),
  indicators: z.array(z.object({ indicator: z.string(), name: wording, index: z.number() })),
  calibration: z
    .object({
      rowCount: z.int(),
      expectedCount: z.number(),
      trueCount: z.int(),
      low: z.number(),
      high: z.number(),
    })
    .nullable(),
});

/** A version beside the one in force on the last day that both assessed. */
export const modelComparison = z.object({
  inForce: z.string(),
  asOf: day.nullable(),
  /** Enterprises by the level each gives, where they differ or one of them gives any. */
  levels: z.array(z.object({ inForce: level, other: level, count: z.int() })),
  /** Enterprises that only one of them puts at orange or red, the highest first. */
  differ: z.array(
    z.object({
      enterprise: z.object({ id: z.string(), name: z.string() }),
      inForce: z.object({ level: z.enum(LEVELS), points: z.number() }),
      other: z.object({ level: z.enum(LEVELS), points: z.number() }),
    }),
  ),
});

/** A level set by a person over the assessed one. */
export const levelOverride = z.object({
  id: z.string(),
  enterprise: z.object({ id: z.string(), name: z.string() }),
  level,
  reason: z.string(),
  byName: z.string(),
  at: instant,
  /** The last day on which it holds. */
  until: day,
  endedAt: instant.nullable(),
  endReason: z.string().nullable(),
  /** Whether it holds today. */
  holds: z.boolean(),
});

/** Levels set by a person for one enterprise. */
export const enterpriseOverrides = z.object({
  /** The one that holds today. */
  current: levelOverride.nullable(),
  /** Those that have ended or expired, the newest first. */
  past: z.array(levelOverride),
  maySet: z.boolean(),
  /** The last day until which one may be set today. */
  latestUntil: day,
});

export const overrideBody = z.object({
  key: z.string().min(8).max(64),
  level,
  until: day,
  reason: z.string().trim().min(1).max(500),
});

export const endOverrideBody = z.object({
  key: z.string().min(8).max(64),
  reason: z.string().trim().min(1).max(500),
});
