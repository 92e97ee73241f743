import { SUPERVISIONS } from '@weisu/core';
import { z } from 'zod';
import { day, instant, wording } from '../basics.ts';

/** The plan in force as of today; amounts in fen (1/100 yuan). */
const plan = z.object({
  instalments: z.array(
    z.object({
      dueOn: day,
      fen: z.int(),
      paidFen: z.int(),
      settledOn: day.nullable(),
      state: z.enum(['due', 'kept', 'late', 'broken']),
    }),
  ),
  totalFen: z.int(),
  paidFen: z.int(),
});

const congress = z.object({
  seq: z.int(),
  at: instant,
  documents: z.array(z.string()),
  resolution: z.string(),
  entitled: z.int(),
  present: z.int(),
  votesFor: z.int(),
  votesAgainst: z.int(),
  abstained: z.int(),
  quorate: z.boolean(),
  adopted: z.boolean(),
});

const referral = z.object({
  seq: z.int(),
  service: wording,
  askedAt: instant,
  askedOf: z.string(),
  workerCount: z.int(),
  state: z.enum(['asked', 'accepted', 'declined', 'concluded']),
  answeredOn: day.nullable(),
  result: z.string().nullable(),
});

const visit = z.object({
  plannedOn: day.nullable(),
  doneOn: day.nullable(),
  found: z.enum(['paid', 'still-owed', 'not-reached']).nullable(),
  state: z.enum(['planned', 'done', 'missed']),
  /** Colour of a planned day that no visit has answered yet. */
  supervision: z.enum(SUPERVISIONS).nullable(),
});

/** What the acts of a case file come to, as of today. */
export const caseWork = z.object({
  plan: plan.nullable(),
  congresses: z.array(congress),
  referrals: z.array(referral),
  visits: z.array(visit),
  closing: z.object({
    kinds: z.array(z.object({ id: z.string(), name: wording, given: z.boolean() })),
    suffices: z.array(z.array(z.string())),
    enough: z.boolean(),
  }),
  /** 三联动, in the order of the mechanism's wording: the newest contact on each link. */
  links: z.array(
    z.object({
      name: wording,
      last: z.object({ name: wording, byName: z.string(), at: instant }).nullable(),
      count: z.int(),
    }),
  ),
});
