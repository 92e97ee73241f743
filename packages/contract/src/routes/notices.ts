import { route } from '../route.ts';
import {
  inboxActBody,
  inboxNotice,
  inboxPage,
  inboxQuery,
  noticeActBody,
  noticeDetail,
  noticeDraftBody,
  noticeId,
  noticePage,
  noticesQuery,
} from '../wire/casework/notices.ts';

/** Notices to partners: drafted, approved by a second person, sent; and what a partner sees of them. */
export const noticesRoutes = {
  listNotices: route({
    method: 'GET',
    path: '/api/notices',
    about:
      'Notices about the enterprises of the officer’s area, with how many recipients confirmed and answered.',
    query: noticesQuery,
    reply: noticePage,
  }),
  draftNotice: route({
    method: 'POST',
    path: '/api/notices',
    about: 'Draft a notice from a warning or a case file.',
    body: noticeDraftBody,
    reply: noticeDetail,
    refuses: ['not-found', 'conflict', 'guard-not-met'],
  }),
  notice: route({
    method: 'GET',
    path: '/api/notices/{id}',
    about: 'One notice: what it says, to whom it goes, what came back.',
    params: noticeId,
    reply: noticeDetail,
    refuses: ['not-found'],
  }),
  actOnNotice: route({
    method: 'POST',
    path: '/api/notices/{id}/acts',
    about: 'Edit, approve, send back, withdraw or send a notice.',
    params: noticeId,
    body: noticeActBody,
    reply: noticeDetail,
    refuses: ['not-found', 'already-done', 'conflict', 'guard-not-met'],
  }),
  listInbox: route({
    method: 'GET',
    path: '/api/inbox',
    about: 'What was sent to the partner’s own unit.',
    query: inboxQuery,
    reply: inboxPage,
  }),
  inboxNotice: route({
    method: 'GET',
    path: '/api/inbox/{id}',
    about: 'One notice that was sent to the partner’s own unit.',
    params: noticeId,
    reply: inboxNotice,
    refuses: ['not-found'],
  }),
  actOnInboxNotice: route({
    method: 'POST',
    path: '/api/inbox/{id}/acts',
    about: 'Confirm receipt, or answer.',
    params: noticeId,
    body: inboxActBody,
    reply: inboxNotice,
    refuses: ['not-found', 'already-done', 'conflict', 'guard-not-met'],
  }),
} as const;
