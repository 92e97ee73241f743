import { FINDING_STATUSES, RISK_KINDS } from '@weisu/text';
import { RAISED_BECAUSES, WARNING_ACT_KINDS, WARNING_STATES } from '@weisu/core';
import { z } from 'zod';
import { day, dimension, instant, raisedLevel, span, wording } from './basics.ts';
import { judgement } from './judgement.ts';

export const enterpriseRef = z.object({ id: z.string(), name: z.string(), creditCode: z.string() });
export const unitRef = z.object({ id: z.string(), name: z.string() });

/** A row of the queue. `reasons` are sentences, the strongest first. `due` is the clock of its dispatch, if it runs. */
export const warningRow = z.object({
  id: z.string(),
  enterprise: enterpriseRef,
  district: z.string().nullable(),
  level: raisedLevel,
  state: z.enum(WARNING_STATES),
  because: z.enum(RAISED_BECAUSES),
  points: z.number(),
  reasons: z.array(wording),
  /** Other open warnings that rest on a story of this one. */
  sameStoryCount: z.int(),
  firstSignalOn: day.nullable(),
  raisedAt: instant,
  unit: unitRef.nullable(),
  dueOn: day.nullable(),
  supervision: z.enum(['in-time', 'near', 'late', 'overdue']).nullable(),
});

export const contribution = z.object({
  indicator: z.string(),
  name: wording,
  dimension,
  /** The sentence for the officer: "连续 3 个月欠缴社保". */
  sentence: wording,
  /** Null where the reading is missing. */
  value: z.number().nullable(),
  unit: z.string(),
  points: z.number(),
  evidence: z.array(z.string()),
});

export const coverage = z.object({
  dimension,
  presentRatio: z.number(),
  newestOn: day.nullable(),
  ageDays: z.int().nullable(),
  missing: z.array(z.object({ indicator: z.string(), name: wording, reason: z.string() })),
});

const evidenceCommon = {
  signalId: z.string(),
  dimension,
  kind: z.string(),
  sourceName: z.string(),
  occurredOn: day,
  recordedAt: instant,
  /** The sentence that says what it is. */
  sentence: wording,
};
/** One piece of evidence: a text with its highlighted spans, or a structured fact. Both clocks on each. */
const evidence = z.discriminatedUnion('from', [
  z.object({
    from: z.literal('text'),
    ...evidenceCommon,
    documentId: z.string(),
    title: z.string().nullable(),
    /** Offsets of `spans` count in this string. */
    text: z.string(),
    spans: z.array(
      span.extend({ role: z.enum(['trigger', 'employer', 'amount', 'months', 'headcount', 'date', 'cue']) }),
    ),
    findings: z.array(
      z.object({
        kind: z.enum(RISK_KINDS),
        status: z.enum(FINDING_STATUSES),
        amountYuan: z.number().nullable(),
        months: z.number().nullable(),
        headcount: z.number().nullable(),
        because: z.array(z.string()),
      }),
    ),
    confidence: z.number(),
    /** Other documents of the same story. */
    copies: z.int(),
  }),
  z.object({
    from: z.literal('record'),
    ...evidenceCommon,
    recordId: z.string(),
    values: z.record(z.string(), z.number()),
  }),
]);

const warningAct = z.object({
  kind: z.enum(WARNING_ACT_KINDS),
  byName: z.string(),
  at: instant,
  reason: z.string().nullable(),
  unit: unitRef.nullable(),
  until: day.nullable(),
});

/** Where a dispatch would go, and why there. */
const routeProposal = z.object({
  unit: unitRef,
  basis: z.enum([
    'responsible-union',
    'registered-place',
    'operating-place',
    'new-employment-backstop',
    'backstop',
  ]),
  sentence: wording,
});

/** How warnings like this one have turned out; `trueCount` is null until outcomes are known. */
const trackRecord = z.object({
  raised: z.int(),
  settled: z.int(),
  trueCount: z.int(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** What the counted warnings share: level, rule and dimensions; level and rule; the level alone. */
  likeness: z.enum(['mix', 'rule', 'level']),
  lowerLeadDays: z.int().nullable(),
  medianLeadDays: z.int().nullable(),
  upperLeadDays: z.int().nullable(),
  /** What the version that assessed it did in its newest backtest; a new version starts with that. */
  backtest: z
    .object({
      id: z.string(),
      model: z.string(),
      basis: z.enum(['own', 'simulated']),
      capacity: z.int(),
      listedCount: z.int(),
      hitCount: z.int(),
      medianLeadDays: z.int().nullable(),
    })
    .nullable(),
  /** What the record rests on: `own` outcomes or the `simulated` city's truth. */
  basis: z.enum(['own', 'simulated', 'none']),
});

export const warningDetail = warningRow.extend({
  asOf: day,
  model: z.string(),
  basePoints: z.number(),
  /** Calibrated probability of arrears within the model's horizon; null under a scorecard. */
  probability: z.number().nullable(),
  firstKnownAt: instant.nullable(),
  firstActAt: instant.nullable(),
  snoozedUntil: day.nullable(),
  contributions: z.array(contribution),
  coverage: z.array(coverage),
  evidence: z.array(evidence),
  acts: z.array(warningAct),
  route: routeProposal,
  places: z.object({
    registered: z.string().nullable(),
    operating: z.string().nullable(),
    responsibleUnion: z.string().nullable(),
  }),
  staffCount: z.int().nullable(),
  /** What the signed-in officer may do now. */
  mayDo: z.array(z.enum(['acknowledge', 'dispatch', 'dismiss', 'snooze', 'corroborate'])),
  /** Why dispatch is held back, if it is. */
  heldBack: wording.nullable(),
  caseFileId: z.string().nullable(),
  dispatchId: z.string().nullable(),
  /** Every judgement, the newest first. */
  judgements: z.array(judgement),
  mayJudge: z.boolean(),
  /** The worse warning that took its place, or null. */
  supersededBy: z.string().nullable(),
  sameStory: z.array(
    z.object({ id: z.string(), enterprise: enterpriseRef, level: raisedLevel, storyId: z.string() }),
  ),
  related: z.array(z.object({ enterprise: enterpriseRef, path: wording, watched: z.boolean() })),
  trackRecord,
  /** Score at each month end, oldest first. */
  history: z.array(z.object({ asOf: day, points: z.number() })),
});

/** One act of an officer on a warning. `key` makes a double click one act. */
export const warningActBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('acknowledge'), key: z.string().min(8).max(64) }),
  z.object({
    kind: z.literal('dispatch'),
    key: z.string().min(8).max(64),
    unitId: z.string().optional(),
    reason: z.string().max(2000).optional(),
  }),
  z.object({
    kind: z.literal('dismiss'),
    key: z.string().min(8).max(64),
    reason: z.string().min(2).max(2000),
  }),
  z.object({
    kind: z.literal('snooze'),
    key: z.string().min(8).max(64),
    reason: z.string().min(2).max(2000),
    until: day,
  }),
  z.object({
    kind: z.literal('corroborate'),
    key: z.string().min(8).max(64),
    reason: z.string().min(2).max(2000),
  }),
]);

/** Word of trouble that an officer writes down. Names, telephone and identity numbers in it are taken out before it is kept. */
export const tipBody = z.object({
  key: z.string().min(8).max(64),
  enterpriseId: z.string().min(1).max(120),
  said: z.string().min(4).max(4000),
  /** Id of a way in, of the jurisdiction's list. */
  source: z.string().min(1).max(64),
  kind: z.enum(RISK_KINDS),
  heardOn: day,
});
