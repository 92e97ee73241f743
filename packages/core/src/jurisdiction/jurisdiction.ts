import { RISK_KINDS } from '@weisu/text';
import { z } from 'zod';
import { ACT_FORMS } from '../casework/joint/act-payload.ts';
import { scorecardSchema } from '../risk/scorecard.ts';
import { isDay } from '../time.ts';
import { bulletinTermsSchema } from './bulletin-terms.ts';
import { claimTermsSchema } from './claim-terms.ts';
import { libraryTermsSchema } from './library-terms.ts';
import { retentionTermsSchema } from './retention-terms.ts';
import { letterTermsSchema } from './letter-terms.ts';
import { noticeTermsSchema } from './notice-terms.ts';
import { deliveryTermsSchema } from './delivery-terms.ts';
import { dispatchTermsSchema, tipSourceSchema } from './dispatch-terms.ts';
import { monitoringTermsSchema } from './monitoring-terms.ts';

const day = z
  .string()
  .refine(isDay, { message: '须为存在的日期 YYYY-MM-DD / must be an existing day YYYY-MM-DD' });
const unitId = z.templateLiteral(['unit_', z.string().regex(/^[a-z0-9-]+$/)]);
/** The same words in Chinese and English; both are always there. */
const wording = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** A unit of the federation, or a partner. `backstop` names the unit that acts where none other can. */
export const unitSchema = z.strictObject({
  id: unitId,
  name: wording,
  kind: z.enum(['city', 'district', 'industry', 'partner']),
  parent: unitId.nullable(),
  /** Code of the district it answers for, or null. */
  district: z.string().nullable(),
  backstop: unitId.nullable(),
  /** Warnings a month that it can act on. */
  monthlyCapacity: z.int().positive(),
});

export const districtSchema = z.strictObject({
  /** Division code (GB/T 2260), or a local code for a development area that has none. */
  code: z.string(),
  name: wording,
  unit: unitId,
  /** Forms in which texts and registers write it, longest first. */
  writtenAs: z.array(z.string().min(1)).min(1),
  /** Column and row, from 1, on the place's scheme of tiles: where it lies seen from its neighbours. */
  tile: z.tuple([z.int().min(1).max(8), z.int().min(1).max(8)]).optional(),
});

/** A period in calendar days (日) or working days (工作日), with the law it comes from and the days between which it holds. */
export const deadlineSchema = z.strictObject({
  id: z.string(),
  name: wording,
  count: z.int().positive(),
  unit: z.enum(['calendar-day', 'working-day', 'month', 'year']),
  /** Possible extension in the same unit, or null. */
  extension: z.int().positive().nullable(),
  /** The event from which it counts. */
  from: wording,
  source: z.string().min(1),
  /** What is in doubt about it, for those who set it. */
  note: wording.optional(),
  holdsFrom: day,
  holdsUntil: day.nullable(),
});

/** One of the acts that a case file can record; a guard names the acts that a step needs. */
export const stepSchema = z.strictObject({
  id: z.string(),
  name: wording,
  purpose: wording,
  /** Kinds of act that must have been recorded in this step before it may end. */
  needs: z.array(z.string()).min(1),
  /** Kinds of act that may be recorded in it besides. */
  allows: z.array(z.string()),
  /** Deadline id for the step, or null. */
  deadline: z.string().nullable(),
  /** Day from which the deadline counts: that on which the step began, or that of the dispatch which opened (or reopened) the file. */
  deadlineFrom: z.enum(['step', 'opening']),
  /** True where another officer than the one who recorded the needs must end it. */
  secondPerson: z.boolean(),
});

export const actKindSchema = z.strictObject({
  id: z.string(),
  name: wording,
  /** 三对接: who is on the other side; null for the unit's own act. */
  side: z.enum(['workers', 'enterprise', 'departments']).nullable(),
  /** True where the act must carry a note of evidence. */
  evidence: z.boolean(),
  /** The fields that the act may carry beside its note, and whether it must. */
  form: z.strictObject({ name: z.enum(ACT_FORMS), required: z.boolean() }).optional(),
  /** 三联动: the link of which the act is a contact, by its place in the mechanism's wording. */
  link: z.int().min(0).max(2).optional(),
});

/** So many parts of so many: 2 of 3. */
const share = z.strictObject({ parts: z.int().positive(), of: z.int().positive() });
/** 职代会: share of the representatives that must come (reached), and share that must vote for (exceeded). */
const congressTermsSchema = z.strictObject({ quorum: share, adoption: share, source: z.string().min(1) });
/** Kinds of evidence with which a case file may be closed, and the combinations of which one is enough. */
const closingTermsSchema = z.strictObject({
  kinds: z.array(z.strictObject({ id: z.string().min(1).max(64), name: wording })).min(1),
  suffices: z.array(z.array(z.string()).min(1)).min(1),
});

export const levelSchema = z.strictObject({
  level: z.enum(['blue', 'yellow', 'orange', 'red']),
  name: wording,
  meaning: wording,
  /** Lowest score, in points under the scorecard, that reaches the level. A learned model brings its own, chosen by `chosenBy`. */
  fromPoints: z.number(),
  /**
   * How the threshold is chosen on past data: where F-beta of precision and recall is greatest (.5 minds false alarms, 2 minds
   * what is missed), or where at most so many times as many enterprises reach it as reach the level above.
   */
  chosenBy: z.union([
    z.strictObject({ beta: z.number().positive() }),
    z.strictObject({ times: z.number().gt(1) }),
  ]),
});

export const termSchema = z.strictObject({
  id: z.templateLiteral(['term_', z.string().regex(/^[a-z0-9-]+$/)]),
  kind: z.enum(RISK_KINDS),
  must: z.array(z.string().min(1)),
  any: z.array(z.string().min(1)),
  not: z.array(z.string().min(1)),
  near: z
    .array(
      z.strictObject({
        first: z.array(z.string().min(1)).min(1),
        second: z.array(z.string().min(1)).min(1),
        within: z.int().min(0).max(60),
        ordered: z.boolean(),
      }),
    )
    .optional(),
  pattern: z.string().min(1).optional(),
  weight: z.number().gt(0).lte(1),
});

export const mechanismSchema = z.strictObject({
  early: z.array(wording).length(3),
  joint: z.array(wording).length(3),
  linked: z.array(wording).length(3),
  note: wording,
});

/** The files of a jurisdiction's folder and what each holds. */
export const JURISDICTION_FILES = {
  jurisdiction: z.strictObject({
    id: z.string(),
    name: wording,
    timeZone: z.literal('Asia/Shanghai'),
    city: unitId,
    /** Unit for new-employment workers (drivers, couriers) without a union at their enterprise. */
    newEmploymentBackstop: unitId,
  }),
  units: z.array(unitSchema).min(1),
  districts: z.array(districtSchema).min(1),
  deadlines: z.array(deadlineSchema).min(1),
  procedure: z.strictObject({
    id: z.string(),
    version: z.int().positive(),
    /** Step at which a dispatched warning's case file opens: what the steps before it ask was recorded on the warning. */
    opensAt: z.string(),
    /** Step to which a closed case file returns when it is reopened. */
    reopensAt: z.string(),
    acts: z.array(actKindSchema).min(1),
    steps: z.array(stepSchema).min(1),
    congress: congressTermsSchema.optional(),
    closing: closingTermsSchema.optional(),
  }),
  levels: z.array(levelSchema).length(4),
  scorecard: scorecardSchema,
  terms: z.array(termSchema).min(1),
  library: libraryTermsSchema,
  retention: retentionTermsSchema,
  mechanism: mechanismSchema,
  claims: claimTermsSchema,
  letters: letterTermsSchema,
  notices: noticeTermsSchema,
  bulletin: bulletinTermsSchema,
  delivery: deliveryTermsSchema,
  dispatch: dispatchTermsSchema,
  monitoring: monitoringTermsSchema,
  tips: z.array(tipSourceSchema).min(1),
} as const;

export type JurisdictionFile = keyof typeof JURISDICTION_FILES;
export type Jurisdiction = {
  readonly [File in JurisdictionFile]: z.infer<(typeof JURISDICTION_FILES)[File]>;
};
export type Unit = z.infer<typeof unitSchema>;
export type District = z.infer<typeof districtSchema>;
export type Deadline = z.infer<typeof deadlineSchema>;
export type Procedure = Jurisdiction['procedure'];
export type Step = z.infer<typeof stepSchema>;
export type ActKind = z.infer<typeof actKindSchema>;
