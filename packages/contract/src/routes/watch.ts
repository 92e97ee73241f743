import { RELATION_KINDS } from '@weisu/core';
import { z } from 'zod';
import { route } from '../route.ts';
import { instant, pageOf, pageQuery } from '../wire/basics.ts';
import {
  monitoring,
  watchActBody,
  watchAnswerBody,
  watchHistoryRow,
  watchPage,
  watchProposal,
} from '../wire/watch.ts';

const params = z.object({ id: z.string().min(1).max(120) });

/** 专项监测 and 持续关注名单: who is watched and why, who is proposed, and what became of them. */
export const watchRoutes = {
  listWatched: route({
    method: 'GET',
    path: '/api/watchlist',
    about:
      'Enterprises under special monitoring or watched for a relation, with the reason and what changed since.',
    query: z.object({
      ...pageQuery,
      reason: z.enum(['special-monitoring', 'related']).optional(),
      only: z.enum(['changed']).optional(),
    }),
    reply: watchPage,
  }),
  lookAtWatched: route({
    method: 'POST',
    path: '/api/watchlist/look',
    about: 'Say to have looked the list through: what changes counts from now on.',
    body: z.object({}),
    reply: z.object({ lookedAt: instant }),
  }),
  listWatchProposals: route({
    method: 'GET',
    path: '/api/watchlist/proposals',
    about:
      'Related enterprises proposed for the watch list: open ones by weight, answered ones the newest first.',
    query: z.object({
      ...pageQuery,
      state: z.enum(['open', 'accepted', 'declined']).default('open'),
      kinds: z
        .string()
        .transform((written) => written.split(','))
        .pipe(z.array(z.enum(RELATION_KINDS)))
        .optional(),
    }),
    reply: pageOf(watchProposal),
  }),
  answerWatchProposal: route({
    method: 'POST',
    path: '/api/watchlist/proposals/{id}',
    about: 'Accept or decline a related enterprise for the watch list, or take the answer back.',
    params,
    body: watchAnswerBody,
    reply: watchProposal,
    refuses: ['not-found', 'not-allowed', 'already-done', 'conflict'],
  }),
  listWatchHistory: route({
    method: 'GET',
    path: '/api/watchlist/history',
    about: 'Who came onto the watch list and who left it, when, by whom and why, newest first.',
    query: z.object(pageQuery),
    reply: pageOf(watchHistoryRow),
  }),
  monitoring: route({
    method: 'GET',
    path: '/api/enterprises/{id}/monitoring',
    about:
      'Whether an enterprise is under special monitoring, since when, who answers for it and until when.',
    params,
    reply: monitoring,
    refuses: ['not-found'],
  }),
  actOnWatch: route({
    method: 'POST',
    path: '/api/enterprises/{id}/monitoring',
    about:
      'Start, prolong or end special monitoring of an enterprise, or take it off the list, with a reason.',
    params,
    body: watchActBody,
    reply: monitoring,
    refuses: ['not-found', 'not-allowed', 'already-done', 'conflict'],
  }),
} as const;
