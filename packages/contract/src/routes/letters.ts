import { z } from 'zod';
import { route } from '../route.ts';
import {
  caseFileId,
  caseLetters,
  letterActBody,
  letterDetail,
  letterDraftBody,
  letterFile,
  letterId,
  letterPage,
  lettersQuery,
} from '../wire/casework/letters.ts';

/** Letters (一函两书): drafted in a case file, approved by a second person, numbered, sent, answered. */
export const lettersRoutes = {
  listLetters: route({
    method: 'GET',
    path: '/api/letters',
    about: 'Letters of the officer’s area with their clocks, and counts and reply rate by unit and kind.',
    query: lettersQuery,
    reply: letterPage,
  }),
  listCaseLetters: route({
    method: 'GET',
    path: '/api/case-files/{id}/letters',
    about: 'Letters of one case file, and which kinds may be drafted now.',
    params: caseFileId,
    reply: caseLetters,
    refuses: ['not-found'],
  }),
  draftLetter: route({
    method: 'POST',
    path: '/api/case-files/{id}/letters',
    about: 'Draft a letter from the template in force, or from the letter before it.',
    params: caseFileId,
    body: letterDraftBody,
    reply: letterDetail,
    refuses: ['not-found', 'conflict', 'guard-not-met'],
  }),
  letter: route({
    method: 'GET',
    path: '/api/letters/{id}',
    about: 'One letter: its places, its words as they stand in the file, and what was done to it.',
    params: letterId,
    reply: letterDetail,
    refuses: ['not-found'],
  }),
  actOnLetter: route({
    method: 'POST',
    path: '/api/letters/{id}/acts',
    about: 'Edit, approve, send back, withdraw, issue, record delivery, decision or reply.',
    params: letterId,
    body: letterActBody,
    reply: letterDetail,
    refuses: ['not-found', 'already-done', 'conflict', 'guard-not-met'],
  }),
  letterFile: route({
    method: 'POST',
    path: '/api/letters/{id}/file',
    about: 'The letter as a Word file: once issued, the very bytes that were frozen. The download is logged.',
    params: letterId,
    body: z.object({}),
    reply: letterFile,
    refuses: ['not-found'],
  }),
} as const;
