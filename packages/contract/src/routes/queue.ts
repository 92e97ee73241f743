import { z } from 'zod';
import { route } from '../route.ts';
import { pageOf } from '../wire/basics.ts';
import {
  bulkActBody,
  bulkReply,
  facetsQuery,
  facetsReply,
  queueQuery,
  savedView,
  undoBody,
} from '../wire/queue.ts';
import { warningRow } from '../wire/warning.ts';

const views = z.array(savedView);

export const queueRoutes = {
  listWarnings: route({
    method: 'GET',
    path: '/api/warnings',
    about: 'Warnings of the officer’s area, filtered and sorted.',
    query: queueQuery,
    reply: pageOf(warningRow),
  }),
  warningFacets: route({
    method: 'GET',
    path: '/api/warning-facets',
    about: 'How many warnings each value of each filter would show, and how many are new since an instant.',
    query: facetsQuery,
    reply: facetsReply,
  }),
  actOnWarnings: route({
    method: 'POST',
    path: '/api/warning-acts',
    about: 'One act on many warnings; says which were done and why the others were not.',
    body: bulkActBody,
    reply: bulkReply,
  }),
  undoWarningActs: route({
    method: 'POST',
    path: '/api/warning-acts/undo',
    about: 'Takes an act on one or many warnings back, within minutes and while nothing has happened since.',
    body: undoBody,
    reply: bulkReply,
  }),
  listSavedViews: route({
    method: 'GET',
    path: '/api/saved-views',
    about: 'The officer’s own views: filters and order under a name.',
    reply: views,
  }),
  saveView: route({
    method: 'POST',
    path: '/api/saved-views',
    about: 'Keeps a view; one of the same name takes the new filters.',
    body: savedView.omit({ id: true }),
    reply: views,
    refuses: ['conflict'],
  }),
  dropView: route({
    method: 'DELETE',
    path: '/api/saved-views/{id}',
    about: 'Forgets a view.',
    params: z.object({ id: z.string().min(1).max(120) }),
    reply: views,
    refuses: ['not-found'],
  }),
} as const;
