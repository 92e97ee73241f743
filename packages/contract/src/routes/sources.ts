import { z } from 'zod';
import { route } from '../route.ts';
import {
  addSourceBody,
  dictionary,
  editSourceBody,
  previewSourceBody,
  sourceActBody,
  sourceAdded,
  sourceDetail,
  sourcePreview,
  sourceRow,
  uploadBody,
  uploadReply,
} from '../wire/sources.ts';

const sourceId = z.object({ id: z.string().min(1).max(120) });

/** Where texts and records come from: how each fares, adding one, mapping, upload. */
export const sourceRoutes = {
  listSources: route({
    method: 'GET',
    path: '/api/sources',
    about: 'Every source with its health and its volume against its own past.',
    reply: z.object({ rows: z.array(sourceRow) }),
  }),
  source: route({
    method: 'GET',
    path: '/api/sources/{id}',
    about: 'One source: settings, runs, newest texts, and which indicators it feeds until when.',
    params: sourceId,
    reply: sourceDetail,
    refuses: ['not-found'],
  }),
  previewSource: route({
    method: 'POST',
    path: '/api/sources/preview',
    about:
      'What would be read of an address or a file: its kind is guessed, a mapping is tried. Nothing is kept.',
    takesFile: true,
    body: previewSourceBody,
    reply: sourcePreview,
    refuses: ['guard-not-met'],
  }),
  addSource: route({
    method: 'POST',
    path: '/api/sources',
    about: 'Adds a source, which is collected at once and then at its rhythm.',
    body: addSourceBody,
    reply: sourceAdded,
    refuses: ['conflict'],
  }),
  editSource: route({
    method: 'POST',
    path: '/api/sources/{id}/settings',
    about: 'Changes how a source is asked and mapped.',
    params: sourceId,
    body: editSourceBody,
    reply: sourceDetail,
    refuses: ['not-found', 'guard-not-met'],
  }),
  actOnSource: route({
    method: 'POST',
    path: '/api/sources/{id}/acts',
    about: 'Pause, resume, run now, backfill from a day, or hand on again what was kept since a day.',
    params: sourceId,
    body: sourceActBody,
    reply: sourceDetail,
    refuses: ['not-found', 'guard-not-met'],
  }),
  uploadToSource: route({
    method: 'POST',
    path: '/api/sources/{id}/uploads',
    about: 'Takes a file of a source: texts, or rows by its mapping. Bad rows are named, the others land.',
    takesFile: true,
    params: sourceId,
    body: uploadBody,
    reply: uploadReply,
    refuses: ['not-found', 'guard-not-met'],
  }),
  dataDictionary: route({
    method: 'GET',
    path: '/api/data-dictionary',
    about:
      'Every kind of record with its fields, the units that may be mapped, and the indicators that read it.',
    reply: dictionary,
  }),
} as const;
