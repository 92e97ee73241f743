import { route } from '../route.ts';
import { pageQuery } from '../wire/basics.ts';
import {
  bulletinActBody,
  bulletinDetail,
  bulletinDraftBody,
  bulletinFile,
  bulletinFileBody,
  bulletinId,
  bulletinPage,
  bulletinReceiveBody,
  bulletinsQuery,
  figureParams,
  figureRows,
} from '../wire/bulletins.ts';
import { z } from 'zod';

/** Bulletins (专刊): composed from stored rows, approved by a second person, numbered, frozen, sent with receipts. */
export const bulletinsRoutes = {
  listBulletins: route({
    method: 'GET',
    path: '/api/bulletins',
    about: 'Bulletins of the officer’s unit with their drafts, and issues that were sent to it.',
    query: bulletinsQuery,
    reply: bulletinPage,
  }),
  draftBulletin: route({
    method: 'POST',
    path: '/api/bulletins',
    about: 'Compose a bulletin of a period from what is stored now.',
    body: bulletinDraftBody,
    reply: bulletinDetail,
    refuses: ['conflict', 'guard-not-met'],
  }),
  bulletin: route({
    method: 'GET',
    path: '/api/bulletins/{id}',
    about: 'One bulletin as its readers see it, its marked places, and what was done to it.',
    params: bulletinId,
    reply: bulletinDetail,
    refuses: ['not-found'],
  }),
  actOnBulletin: route({
    method: 'POST',
    path: '/api/bulletins/{id}/acts',
    about: 'Write in the marked places, compose anew, approve, send back, withdraw, issue, send.',
    params: bulletinId,
    body: bulletinActBody,
    reply: bulletinDetail,
    refuses: ['not-found', 'already-done', 'conflict', 'guard-not-met'],
  }),
  receiveBulletin: route({
    method: 'POST',
    path: '/api/bulletins/{id}/receipt',
    about: 'Record that the officer’s unit received an issue that was sent to it.',
    params: bulletinId,
    body: bulletinReceiveBody,
    reply: bulletinDetail,
    refuses: ['not-found', 'already-done', 'conflict'],
  }),
  bulletinFigure: route({
    method: 'GET',
    path: '/api/bulletins/{id}/figures/{figure}',
    about: 'The rows behind a figure, as they stood when the bulletin was composed.',
    params: figureParams,
    query: z.object(pageQuery),
    reply: figureRows,
    refuses: ['not-found'],
  }),
  bulletinFile: route({
    method: 'POST',
    path: '/api/bulletins/{id}/file',
    about:
      'The bulletin as Word, PDF or HTML, or its figures with their rows as a workbook. The download is logged.',
    params: bulletinId,
    body: bulletinFileBody,
    reply: bulletinFile,
    refuses: ['not-found'],
  }),
} as const;
