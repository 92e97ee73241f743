import type { Reply, Routes } from '@weisu/contract';
import {
  approvalHeldBack,
  foldNotice,
  may,
  type Notice,
  noticeClock,
  noticeSupervision,
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

type ClockContext = Pick<ViewContext, 'jurisdiction' | 'calendar' | 'today'>;

/** By when the answer is due and its colour; both null once nothing is awaited. */
export const answerClockOf = (
  notice: Pick<Notice, 'kind' | 'sentAt'>,
  isAnswered: boolean,
  { jurisdiction, calendar, today }: ClockContext,
): Pick<Row, 'dueOn' | 'supervision'> => {
  const clock = noticeClock(jurisdiction, notice, calendar);
  return {
    dueOn: isAnswered ? null : (clock?.dueOn ?? null),
    supervision: noticeSupervision(clock, isAnswered, today, calendar),
  };
};

export const presentNoticeRow = (
  stored: WholeNotice,
  notice: Notice,
  { jurisdiction, calendar, today }: ClockContext,
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
  ...answerClockOf(notice, notice.state === 'answered', { jurisdiction, calendar, today }),
});

/** Names of those who acted, by id. */
const namesOf = ({ acts }: WholeNotice): ReadonlyMap<string, string> =>
  new Map(acts.map(({ by, byName }) => [by, byName]));

const presentRecipients = (
  stored: WholeNotice,
  notice: Notice,
  context: ClockContext,
): Detail['recipients'] => {
  const names = namesOf(stored);
  return notice.content.recipients.map((unit) => {
    const receipt = notice.receipts.find(({ unitId }) => unitId === unit);
    return {
      unit: unitRefOf(context.jurisdiction, unit),
      supervision: answerClockOf(notice, (receipt?.answer ?? null) !== null, context).supervision,
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
  context: ViewContext,
): Detail => {
  const { jurisdiction, viewer } = context;
  const notice = noticeOf(stored);
  const held = notice.state === 'draft' ? approvalHeldBack(notice, viewer.officerId, figuresNow) : null;
  const mayAct = may(viewer.role, 'act-on-notices');
  const kind = jurisdiction.notices.kinds.find(({ id }) => id === notice.kind);
  return {
    ...presentNoticeRow(stored, notice, context),
    warningId: notice.warningId,
    caseFileId: notice.caseFileId,
    revision: notice.revision,
    facts: [...notice.content.facts],
    request: notice.content.request,
    recipients: presentRecipients(stored, notice, context),
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
