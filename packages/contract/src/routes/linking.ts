import { z } from 'zod';
import { route } from '../route.ts';
import { pageOf, pageQuery } from '../wire/basics.ts';
import {
  enterpriseMoveBody,
  enterpriseMoves,
  linkJudgementBody,
  linkJudgementRow,
  linkQuestion,
  linkSettled,
} from '../wire/linking.ts';

const idParams = z.object({ id: z.string().min(1).max(120) });

/** Whom texts mean, judged by people; enterprises put together and taken apart. */
export const linkingRoutes = {
  listLinkQuestions: route({
    method: 'GET',
    path: '/api/link-questions',
    about: 'The judgement queue: names in texts of which linking is not sure, each asked once.',
    query: z.object(pageQuery),
    reply: pageOf(linkQuestion),
  }),
  judgeMention: route({
    method: 'POST',
    path: '/api/mentions/{id}/judgements',
    about: 'Say whether a mention is its enterprise; holds for the same name in the same surroundings.',
    params: idParams,
    body: linkJudgementBody,
    reply: linkSettled,
    refuses: ['not-found', 'not-allowed', 'conflict'],
  }),
  listLinkJudgements: route({
    method: 'GET',
    path: '/api/link-judgements',
    about: 'What officers answered about mentions in the officer’s area, newest first.',
    query: z.object(pageQuery),
    reply: pageOf(linkJudgementRow),
  }),
  undoLinkJudgement: route({
    method: 'POST',
    path: '/api/link-judgements/{id}/undo',
    about: 'Take a judgement about a mention back; what it changed is as it was.',
    params: idParams,
    body: z.object({}),
    reply: linkSettled,
    refuses: ['not-found', 'not-allowed', 'conflict'],
  }),
  enterpriseMoves: route({
    method: 'GET',
    path: '/api/enterprises/{id}/moves',
    about: 'Merges and splits of an enterprise, and what a split could take along.',
    params: idParams,
    reply: enterpriseMoves,
    refuses: ['not-found'],
  }),
  moveEnterprise: route({
    method: 'POST',
    path: '/api/enterprises/{id}/moves',
    about: 'Put an enterprise together with another, or move part of what is known of it to another.',
    params: idParams,
    body: enterpriseMoveBody,
    reply: enterpriseMoves,
    refuses: ['not-found', 'not-allowed', 'conflict', 'already-done'],
  }),
  undoEnterpriseMove: route({
    method: 'POST',
    path: '/api/enterprise-moves/{id}/undo',
    about: 'Take a merge or split back: everything that it moved goes back to where it came from.',
    params: idParams,
    body: z.object({ reason: z.string().trim().min(2).max(2000) }),
    reply: enterpriseMoves,
    refuses: ['not-found', 'not-allowed', 'conflict'],
  }),
} as const;
