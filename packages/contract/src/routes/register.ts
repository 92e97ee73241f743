import { RELATION_KINDS } from '@weisu/core';
import { z } from 'zod';
import { route } from '../route.ts';
import { day } from '../wire/basics.ts';
import { relationGraph } from '../wire/relation.ts';
import {
  enterpriseImport,
  importId,
  importPreview,
  importPreviewBody,
  importStartBody,
  importStarted,
} from '../wire/register.ts';

const relationParams = z.object({ id: z.string().min(1).max(120) });

/** Enterprises taken from files, and who stands near one: previewed, imported with progress, taken back. */
export const registerRoutes = {
  enterpriseRelations: route({
    method: 'GET',
    path: '/api/enterprises/{id}/relations',
    about:
      'Who stands up to two steps from an enterprise as of a day, by which path, and how much risk it carries.',
    params: relationParams,
    query: z.object({
      asOf: day.optional(),
      kinds: z
        .string()
        .transform((written) => written.split(','))
        .pipe(z.array(z.enum(RELATION_KINDS)))
        .optional(),
      most: z.coerce.number().int().min(1).max(200).default(200),
    }),
    reply: relationGraph,
    refuses: ['not-found'],
  }),
  previewImport: route({
    method: 'POST',
    path: '/api/imports/preview',
    about:
      'What a file of enterprises would bring (a dry run): columns, first rows, counts, bad rows. Nothing is kept.',
    takesFile: true,
    body: importPreviewBody,
    reply: importPreview,
  }),
  startImport: route({
    method: 'POST',
    path: '/api/imports',
    about: 'Starts an import of enterprises and answers at once; how far it is, is asked of the import.',
    takesFile: true,
    body: importStartBody,
    reply: importStarted,
  }),
  listImports: route({
    method: 'GET',
    path: '/api/imports',
    about: 'The newest imports of enterprises.',
    reply: z.object({ rows: z.array(enterpriseImport) }),
  }),
  enterpriseImport: route({
    method: 'GET',
    path: '/api/imports/{id}',
    about: 'One import: how far it is, and how many enterprises were new, changed, the same, refused.',
    params: importId,
    reply: enterpriseImport,
    refuses: ['not-found'],
  }),
  undoImport: route({
    method: 'POST',
    path: '/api/imports/{id}/undo',
    about: 'Takes an import back, as long as nothing was built on it.',
    params: importId,
    body: z.object({}),
    reply: enterpriseImport,
    refuses: ['not-found', 'already-done', 'guard-not-met'],
  }),
} as const;
