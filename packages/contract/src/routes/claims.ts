import { z } from 'zod';
import { route } from '../route.ts';
import { pageOf, pageQuery } from '../wire/basics.ts';
import {
  claimAct,
  claimActBody,
  claimActReply,
  claimDetail,
  claimExportBody,
  claimFilesPage,
  claimFilesQuery,
  claimPage,
  claimsQuery,
  givenFile,
  rosterImportBody,
  rosterImportReply,
  rosterPreview,
  rosterPreviewBody,
  worker,
  workerLookBody,
} from '../wire/casework/claims.ts';

const file = z.object({ id: z.string().min(1).max(120) });
const one = z.object({ id: z.string().min(1).max(120), claimId: z.string().min(1).max(120) });

/** Arbitration claims (仲裁案件): lists and sums without worker data, acts on many at once, rosters in and out. */
export const claimsRoutes = {
  listClaimFiles: route({
    method: 'GET',
    path: '/api/claims',
    about: 'Case files with claims in the officer’s area, with sums by stage and kind.',
    query: claimFilesQuery,
    reply: claimFilesPage,
  }),
  listClaims: route({
    method: 'GET',
    path: '/api/case-files/{id}/claims',
    about:
      'Claims of a case file, filtered and sorted, with sums that agree with the rows. Workers are masked.',
    params: file,
    query: claimsQuery,
    reply: claimPage,
    refuses: ['not-found'],
  }),
  claim: route({
    method: 'GET',
    path: '/api/case-files/{id}/claims/{claimId}',
    about: 'One claim with every state it has been in.',
    params: one,
    reply: claimDetail,
    refuses: ['not-found'],
  }),
  lookAtWorker: route({
    method: 'POST',
    path: '/api/case-files/{id}/claims/{claimId}/worker',
    about: 'Name and identity number behind a claim. The reason and the look are logged.',
    params: one,
    body: workerLookBody,
    reply: worker,
    refuses: ['not-found'],
  }),
  listClaimActs: route({
    method: 'GET',
    path: '/api/case-files/{id}/claim-acts',
    about: 'Acts on the claims of a case file, newest first.',
    params: file,
    query: z.object(pageQuery),
    reply: pageOf(claimAct),
    refuses: ['not-found'],
  }),
  actOnClaims: route({
    method: 'POST',
    path: '/api/case-files/{id}/claim-acts',
    about: 'One act on up to 2,000 claims: all of them or none. Undo is an act too.',
    params: file,
    body: claimActBody,
    reply: claimActReply,
    refuses: ['not-found', 'conflict', 'already-done', 'guard-not-met'],
  }),
  previewRoster: route({
    method: 'POST',
    path: '/api/case-files/{id}/claims/roster/preview',
    about: 'What a roster would bring (a dry run): columns, first rows, sums, bad rows. Nothing is kept.',
    takesFile: true,
    params: file,
    body: rosterPreviewBody,
    reply: rosterPreview,
    refuses: ['not-found'],
  }),
  importRoster: route({
    method: 'POST',
    path: '/api/case-files/{id}/claims/roster',
    about: 'Takes the good rows of a roster as claims; bad rows are named with row, field and reason.',
    takesFile: true,
    params: file,
    body: rosterImportBody,
    reply: rosterImportReply,
    refuses: ['not-found', 'conflict', 'guard-not-met'],
  }),
  exportClaims: route({
    method: 'POST',
    path: '/api/case-files/{id}/claims/export',
    about: 'The claims that a filter shows, as a sheet. The export is logged.',
    params: file,
    body: claimExportBody,
    reply: givenFile,
    refuses: ['not-found'],
  }),
} as const;
