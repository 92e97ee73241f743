import type { Reply, Routes } from '@weisu/contract';
import {
  approvalHeldBack,
  foldNotice,
  may,
  type Notice,
  NOTICE_MOVES,
  NOTICE_STARTS,
  type NoticeFigures,
  type NoticeKind,
  type NoticeState,
  openNotice,
} from '@weisu/core';
import type { WholeNotice } from '../../store/notices/notices.ts';
import { unitRefOf } from '../place-names.ts';
import type { ViewContext } from '../view-context.ts';

type Detail = Reply<Routes['notice']>;
type Row = Reply<Routes['listNotices']>['rows'][number];

/** The notice that its acts lead to. */
export const noticeOf = ({ acts, ...opening }: WholeNotice): Notice => foldNotice(openNotice(opening), acts);

/** A kind as pages show it; one that the jurisdiction no longer has keeps its id as its name. */
export const noticeKindRef = (kinds: readonly NoticeKind[], id: string): Row['kind'] => ({
  id,
  name: kinds.find((kind) => kind.id === id)?.name ?? { zh: id, en: id },
});

export const presentNoticeRow = (
  stored: WholeNotice,
  notice: Notice,
  { jurisdiction }: Pick<ViewContext, 'jurisdiction'>,
): Row => ({
  id: notice.id,
  kind: noticeKindRef(jurisdiction.notices.kinds, notice.kind),
  title: notice.content.title,
  enterprise: { id: stored.enterpriseId, name: stored.enterpriseName, creditCode: stored.creditCode },
  unit: unitRefOf(jurisdiction, notice.unitId),
  state: notice.state,
  draftedBy: stored.draftedByName,
  draftedAt: notice.draftedAt,
  sentAt: notice.sentAt,
  recipientCount: notice.content.recipients.length,
  receivedCount: notice.receipts.length,
  answeredCount: notice.receipts.filter(({ answer }) => answer !== null).length,
});

/** Names of those who acted, by id. */
const namesOf = ({ acts }: WholeNotice): ReadonlyMap<string, string> =>
  new Map(acts.map(({ by, byName }) => [by, byName]));

const presentRecipients = (
  stored: WholeNotice,
  notice: Notice,
  jurisdiction: ViewContext['jurisdiction'],
): Detail['recipients'] => {
  const names = namesOf(stored);
  return notice.content.recipients.map((unit) => {
    const receipt = notice.receipts.find(({ unitId }) => unitId === unit);
    return {
      unit: unitRefOf(jurisdiction, unit),
      receivedAt: receipt?.receivedAt ?? null,
      receivedBy: receipt === undefined ? null : (names.get(receipt.receivedBy) ?? null),
      answeredAt: receipt?.answer?.at ?? null,
      answer: receipt?.answer?.text ?? null,
    };
  });
};

const presentActs = (
  stored: WholeNotice,
  notice: Notice,
  jurisdiction: ViewContext['jurisdiction'],
): Detail['acts'] => [
  {
    seq: 0,
    kind: 'draft',
    byName: stored.draftedByName,
    unit: unitRefOf(jurisdiction, notice.unitId),
    at: notice.draftedAt,
    text: '',
  },
  ...stored.acts.map(({ seq, move, byName, unitId, at }) => ({
    seq,
    kind: move.kind,
    byName,
    unit: unitRefOf(jurisdiction, unitId),
    at,
    text: 'reason' in move ? move.reason : 'text' in move ? move.text : '',
  })),
];

/** What beside the notice its page shows: the facts that may be told, and the claims as they are now. */
export type NoticeGround = {
  readonly proposedFacts: readonly string[];
  readonly figuresNow: NoticeFigures | null;
};

/** One notice as the federation sees it. */
export const presentNotice = (
  stored: WholeNotice,
  { proposedFacts, figuresNow }: NoticeGround,
  { jurisdiction, viewer }: ViewContext,
): Detail => {
  const notice = noticeOf(stored);
  const held = notice.state === 'draft' ? approvalHeldBack(notice, viewer.officerId, figuresNow) : null;
  const mayAct = may(viewer.role, 'act-on-notices');
  const kind = jurisdiction.notices.kinds.find(({ id }) => id === notice.kind);
  return {
    ...presentNoticeRow(stored, notice, { jurisdiction }),
    warningId: notice.warningId,
    caseFileId: notice.caseFileId,
    revision: notice.revision,
    facts: [...notice.content.facts],
    request: notice.content.request,
    recipients: presentRecipients(stored, notice, jurisdiction),
    mayReceive: (kind?.recipients ?? notice.content.recipients).map((unit) => unitRefOf(jurisdiction, unit)),
    proposedFacts: [...proposedFacts],
    figures: notice.figures,
    acts: presentActs(stored, notice, jurisdiction),
    mayDo: mayAct
      ? NOTICE_MOVES.filter(
          (move) =>
            (NOTICE_STARTS[move] as readonly NoticeState[]).includes(notice.state) &&
            (move !== 'approve' || held === null),
        )
      : [],
    heldBack: held,
  };
};
