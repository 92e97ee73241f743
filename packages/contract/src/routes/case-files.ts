import { z } from 'zod';
import { route } from '../route.ts';
import { mergeBody, splitBody, unmergeBody } from '../wire/casework/arrangement.ts';
import { caseFileDetail } from '../wire/casework/case-file.ts';

const params = z.object({ id: z.string().min(1).max(120) });

/** Joining case files and dividing them: acts on both files, nothing overwritten. */
export const caseFilesRoutes = {
  mergeCaseFile: route({
    method: 'POST',
    path: '/api/case-files/{id}/merge',
    about: 'Merge a case file into an open one, which takes its warnings, letters, notices and claims over.',
    params,
    body: mergeBody,
    reply: caseFileDetail,
    refuses: ['not-found', 'not-allowed', 'already-done', 'conflict', 'guard-not-met'],
  }),
  unmergeCaseFile: route({
    method: 'POST',
    path: '/api/case-files/{id}/unmerge',
    about: 'Undo a merge: the case file goes on where it stood, with what came from it and is still there.',
    params,
    body: unmergeBody,
    reply: caseFileDetail,
    refuses: ['not-found', 'not-allowed', 'already-done', 'conflict', 'guard-not-met'],
  }),
  splitCaseFile: route({
    method: 'POST',
    path: '/api/case-files/{id}/split',
    about:
      'Split chosen warnings, letters and rosters off into a case file of their own; answers the new one.',
    params,
    body: splitBody,
    reply: caseFileDetail,
    refuses: ['not-found', 'not-allowed', 'already-done', 'conflict', 'guard-not-met'],
  }),
} as const;
