import { z } from 'zod';
import { route } from '../route.ts';
import { pageQuery } from '../wire/basics.ts';
import {
  DISPATCH_FACETS,
  dispatchDetail,
  dispatchPage,
  dispatchPassBody,
} from '../wire/casework/dispatch.ts';
import { judgementBody, judgementCounts } from '../wire/judgement.ts';
import { tipBody, warningDetail } from '../wire/warning.ts';

const idParams = z.object({ id: z.string().min(1).max(120) });

export const dispatchRoutes = {
  listDispatches: route({
    method: 'GET',
    path: '/api/dispatches',
    about:
      'Dispatches of open case files of the officer’s area, by what waits; the counts are those of the facets.',
    query: z.object({
      ...pageQuery,
      facet: z.enum(DISPATCH_FACETS).optional(),
      q: z.string().max(100).optional(),
    }),
    reply: dispatchPage,
  }),
  dispatch: route({
    method: 'GET',
    path: '/api/dispatches/{id}',
    about: 'One dispatch with every pass, and what the officer may do.',
    params: idParams,
    reply: dispatchDetail,
    refuses: ['not-found'],
  }),
  actOnDispatch: route({
    method: 'POST',
    path: '/api/dispatches/{id}/passes',
    about:
      'Sign for, send back, forward, urge, supervise, ask for or answer an extension or suspension, rule.',
    params: idParams,
    body: dispatchPassBody,
    reply: dispatchDetail,
    refuses: ['not-found', 'not-allowed', 'already-done', 'conflict', 'guard-not-met'],
  }),
  enterWarning: route({
    method: 'POST',
    path: '/api/warnings',
    about:
      'Enter word of trouble by hand: kept as a text, joined to the open warning of the enterprise or raised as one.',
    body: tipBody,
    reply: warningDetail,
    refuses: ['not-found', 'not-allowed'],
  }),
  judgeWarning: route({
    method: 'POST',
    path: '/api/warnings/{id}/judgements',
    about:
      'Judge a warning true or false, useful or not; a later judgement takes the place of an earlier one, both are kept.',
    params: idParams,
    body: judgementBody,
    reply: warningDetail,
    refuses: ['not-found', 'not-allowed', 'conflict'],
  }),
  judgementCounts: route({
    method: 'GET',
    path: '/api/judgements',
    about: 'How warnings of the officer’s area were judged, by level, by indicator and by keyword.',
    reply: judgementCounts,
  }),
} as const;
