import type { Reply, Routes } from '@weisu/contract';
import type { Notice, UnitId } from '@weisu/core';
import type { WholeNotice } from '../../store/notices/notices.ts';
import { unitRefOf } from '../place-names.ts';
import type { ViewContext } from '../view-context.ts';
import { answerClockOf, noticeKindRef } from './present-notice.ts';

type Row = Reply<Routes['listInbox']>['rows'][number];
type InboxContext = Pick<ViewContext, 'jurisdiction' | 'viewer' | 'calendar' | 'today'>;

const receiptOf = ({ receipts }: Notice, unitId: UnitId) => receipts.find((each) => each.unitId === unitId);

/** A notice in the list of one recipient. `sentAt` is there for all that was sent. */
export const presentInboxRow = (notice: Notice, context: InboxContext): Row => {
  const { jurisdiction, viewer } = context;
  const receipt = receiptOf(notice, viewer.unitId);
  return {
    id: notice.id,
    kind: noticeKindRef(jurisdiction.notices.kinds, notice.kind),
    title: notice.content.title,
    from: unitRefOf(jurisdiction, notice.unitId),
    sentAt: notice.sentAt ?? notice.draftedAt,
    receivedAt: receipt?.receivedAt ?? null,
    answeredAt: receipt?.answer?.at ?? null,
    ...answerClockOf(notice, (receipt?.answer ?? null) !== null, context),
  };
};

/** What one recipient reads: the words that were sent, its own receipt and answer; no drafts, no other recipients. */
export const presentInboxNotice = (
  stored: WholeNotice,
  notice: Notice,
  context: InboxContext,
): Reply<Routes['inboxNotice']> => {
  const receipt = receiptOf(notice, context.viewer.unitId);
  return {
    ...presentInboxRow(notice, context),
    enterprise: { name: stored.enterpriseName, creditCode: stored.creditCode },
    facts: [...notice.content.facts],
    request: notice.content.request,
    figures: notice.figures,
    receivedBy: stored.acts.find(({ by }) => by === receipt?.receivedBy)?.byName ?? null,
    answer: receipt?.answer?.text ?? null,
  };
};
