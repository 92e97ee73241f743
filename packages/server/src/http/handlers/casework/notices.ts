import type { Reply, Routes } from '@weisu/contract';
import type { SignedIn } from '../../../session/signed-in.ts';
import { seenFileId } from '../../../store/desk/arrange-case-files.ts';
import { listInboxIds, listNoticeIds } from '../../../store/notices/list-notices.ts';
import { findNotice, loadNotices, wasSentTo } from '../../../store/notices/notices.ts';
import { presentInboxNotice, presentInboxRow } from '../../../views/notices/present-inbox.ts';
import {
  noticeKindRef,
  noticeOf,
  presentNotice,
  presentNoticeRow,
} from '../../../views/notices/present-notice.ts';
import {
  actOnInboxNotice as recordInboxAct,
  actOnNotice as recordAct,
} from '../../acts/notices/act-on-notice.ts';
import { draftNotice as writeDraft } from '../../acts/notices/draft-notice.ts';
import { figuresOf, groundWarning, noticeKindOf, tellable } from '../../acts/notices/notice-ground.ts';
import type { Desk } from '../../desk.ts';
import type { Handler } from '../../handler.ts';
import { contextOf, loadSeenEnterprise, refuseUnknown } from '../../looking.ts';

const noticePage = async (desk: Desk, by: SignedIn, id: string): Promise<Reply<Routes['notice']>> => {
  const db = desk.database.kysely;
  const stored = (await findNotice(db, id)) ?? refuseUnknown();
  await loadSeenEnterprise(db, stored.enterpriseId, by);
  const kind = noticeKindOf(desk.jurisdiction, stored.kind);
  const ground = {
    proposedFacts: tellable(desk.jurisdiction, await groundWarning(db, stored)),
    figuresNow: await figuresOf(db, kind, stored.caseFileId),
  };
  const caseFileId = await seenFileId(db, by.scope, stored.caseFileId);
  return presentNotice({ ...stored, caseFileId }, ground, contextOf(desk, by));
};

const inboxPage = async (desk: Desk, by: SignedIn, id: string): Promise<Reply<Routes['inboxNotice']>> => {
  const db = desk.database.kysely;
  if (!(await wasSentTo(db, id, by.officer.unitId))) refuseUnknown();
  const stored = (await findNotice(db, id)) ?? refuseUnknown();
  return presentInboxNotice(stored, noticeOf(stored), contextOf(desk, by));
};

export const listNotices: Handler<Routes['listNotices']> = {
  needs: 'see-notices',
  answer: async ({ query, by }, desk) => {
    const db = desk.database.kysely;
    const { ids, total } = await listNoticeIds(db, by.scope, query);
    const { kinds } = desk.jurisdiction.notices;
    return {
      rows: (await loadNotices(db, ids)).map((stored) =>
        presentNoticeRow(stored, noticeOf(stored), contextOf(desk, by)),
      ),
      total,
      page: query.page,
      perPage: query.perPage,
      kinds: kinds.map(({ id }) => noticeKindRef(kinds, id)),
    };
  },
};

export const draftNotice: Handler<Routes['draftNotice']> = {
  needs: 'act-on-notices',
  answer: async ({ body, by }, desk) => noticePage(desk, by, await writeDraft(desk, by, body)),
};

export const notice: Handler<Routes['notice']> = {
  needs: 'see-notices',
  answer: ({ params, by }, desk) => noticePage(desk, by, params.id),
};

export const actOnNotice: Handler<Routes['actOnNotice']> = {
  needs: 'act-on-notices',
  answer: async ({ params, body, by }, desk) => {
    await recordAct(desk, by, params.id, body);
    return noticePage(desk, by, params.id);
  },
};

export const listInbox: Handler<Routes['listInbox']> = {
  needs: 'see-own-notices',
  answer: async ({ query, by }, desk) => {
    const db = desk.database.kysely;
    const { page, perPage, open } = query;
    const { ids, total } = await listInboxIds(db, by.officer.unitId, { page, perPage, open: open === 'yes' });
    const context = contextOf(desk, by);
    const rows = (await loadNotices(db, ids)).map((stored) => presentInboxRow(noticeOf(stored), context));
    return { rows, total, page, perPage };
  },
};

export const inboxNotice: Handler<Routes['inboxNotice']> = {
  needs: 'see-own-notices',
  answer: ({ params, by }, desk) => inboxPage(desk, by, params.id),
};

export const actOnInboxNotice: Handler<Routes['actOnInboxNotice']> = {
  needs: 'answer-own-notices',
  answer: async ({ params, body, by }, desk) => {
    await recordInboxAct(desk, by, params.id, body);
    return inboxPage(desk, by, params.id);
  },
};
