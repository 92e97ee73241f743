import { REGISTRATION_STATES, TIMELINE_KINDS } from '@weisu/core';
import { z } from 'zod';
import { day, dimension, instant, level, wording } from './basics.ts';
import { contribution, coverage, enterpriseRef, unitRef } from './warning.ts';

export const enterpriseRow = enterpriseRef.extend({
  district: z.string().nullable(),
  industry: z.string().nullable(),
  staffCount: z.int().nullable(),
  unionUnit: unitRef.nullable(),
  level,
  points: z.number().nullable(),
  watched: z.boolean(),
  state: z.enum(REGISTRATION_STATES).nullable(),
  /** The name by which it was found, where that is not the registered one. */
  alias: z.string().nullable(),
});

/** One thing that happened, on the enterprise's timeline. */
export const timelineItem = z.object({
  id: z.string(),
  kind: z.enum(TIMELINE_KINDS),
  dimension: dimension.nullable(),
  occurredOn: day,
  recordedAt: instant,
  sentence: wording,
  link: z.string().nullable(),
});

export const enterpriseDetail = enterpriseRow.extend({
  names: z.array(
    z.object({
      name: z.string(),
      form: z.enum(['registered', 'former', 'short', 'brand']),
      from: day.nullable(),
      until: day.nullable(),
    }),
  ),
  places: z.object({
    registered: z.string().nullable(),
    operating: z.string().nullable(),
    responsibleUnion: z.string().nullable(),
  }),
  registeredOn: day.nullable(),
  newEmployment: z.boolean(),
  asOf: day.nullable(),
  model: z.string().nullable(),
  basePoints: z.number().nullable(),
  /** Calibrated probability of arrears within the model's horizon; null under a scorecard. */
  probability: z.number().nullable(),
  contributions: z.array(contribution),
  coverage: z.array(coverage),
  history: z.array(z.object({ asOf: day, points: z.number() })),
  /** What the register says of head and branches; null where it says nothing. */
  branches: z
    .object({
      /** The head office; its name alone where it is not in the register, or outside the officer's area. */
      head: z.object({ enterprise: enterpriseRef.nullable(), name: z.string() }).nullable(),
      rows: z.array(z.object({ enterprise: enterpriseRef, level })),
      total: z.int(),
    })
    .nullable(),
  mergedInto: enterpriseRef.nullable(),
  relations: z.array(z.object({ enterprise: enterpriseRef, kind: z.string(), sentence: wording, level })),
  openWarningId: z.string().nullable(),
  caseFileId: z.string().nullable(),
});
