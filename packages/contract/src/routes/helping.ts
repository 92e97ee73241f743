import { HELPING_ABOUTS, PROPOSAL_STATES } from '@weisu/core';
import { FINDING_STATUSES, RISK_KINDS } from '@weisu/text';
import { z } from 'zod';
import { route } from '../route.ts';
import { instant, span } from '../wire/basics.ts';

const key = z.string().min(8).max(100);
const about = z.enum(HELPING_ABOUTS);
const subject = z.string().min(1).max(120);

/** A statement of the model; which part is there goes by what it was asked for. */
const proposal = z.object({
  id: z.string(),
  documentId: z.string(),
  /** The words of the text on which it rests, and where they stand in title and body. */
  quote: z.string(),
  span,
  finding: z
    .object({
      kind: z.enum(RISK_KINDS),
      status: z.enum(FINDING_STATUSES),
      employer: z.string().nullable(),
      amountYuan: z.number().nullable(),
      months: z.number().nullable(),
      headcount: z.number().nullable(),
    })
    .nullable(),
  /** A sentence for the summary, or other words for the term. */
  words: z.string().nullable(),
  model: z.string(),
  proposedAt: instant,
  state: z.enum(PROPOSAL_STATES),
  /** The officer's own sentence, where one was taken. */
  ownWords: z.string().nullable(),
  /** The term that was proposed, where a variant was taken. */
  termId: z.string().nullable(),
  decided: z.object({ byName: z.string(), at: instant }).nullable(),
});

const helping = z.object({
  /** Null where no helping model is set up. */
  model: z.string().nullable(),
  /** Requests left for today, for everybody. */
  leftToday: z.int(),
  mayTake: z.boolean(),
  lastAsk: z
    .object({
      at: instant,
      byName: z.string(),
      isOver: z.boolean(),
      noHelp: z.enum(['budget', 'no-answer', 'too-slow', 'refused', 'bad-answer']).nullable(),
      kept: z.int(),
      dropped: z.int(),
    })
    .nullable(),
  proposals: z.array(proposal),
  /** Proposals that rest on texts outside the officer's area. */
  hidden: z.int(),
});

/** A helping model, where one is wanted: what it proposed, and what officers made of it. */
export const helpingRoutes = {
  helpingProposals: route({
    method: 'GET',
    path: '/api/helping/proposals',
    about: 'What a helping model proposed for a text, a warning or a term. All of it waits for an officer.',
    query: z.object({ about, subject }),
    reply: helping,
    refuses: ['not-found'],
  }),
  askHelper: route({
    method: 'POST',
    path: '/api/helping/asks',
    about:
      'Asks the helping model once. Texts are redacted before they are sent; statements must quote them.',
    body: z.object({ key, about, subject }),
    reply: helping,
    refuses: ['not-found', 'guard-not-met'],
  }),
  ruleOnProposal: route({
    method: 'POST',
    path: '/api/helping/proposals/{id}/acts',
    about:
      'Takes or refuses a proposal. A sentence is taken in the officer’s own words; a variant becomes a proposed term.',
    params: z.object({ id: z.string().min(1).max(120) }),
    body: z.object({
      key,
      kind: z.enum(['take', 'refuse']),
      ownWords: z.string().trim().min(2).max(500).optional(),
    }),
    reply: helping,
    refuses: ['not-found', 'not-allowed', 'conflict', 'guard-not-met'],
  }),
} as const;
