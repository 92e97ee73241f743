import type { Notice, NoticeAct, NoticeOpening, NoticeReceipt, NoticeState } from './notice.ts';

/** A notice that was drafted and on which nothing else was done. */
export const openNotice = (opening: NoticeOpening): Notice => ({
  ...opening,
  state: 'draft',
  revision: 1,
  authors: opening.draftedBy === null ? [] : [opening.draftedBy],
  approvedBy: null,
  sentAt: null,
  receipts: [],
  actCount: 0,
});

/** States from which each move starts. */
export const NOTICE_STARTS = {
  edit: ['draft'],
  approve: ['draft'],
  'send-back': ['approved'],
  withdraw: ['draft', 'approved'],
  send: ['approved'],
  receive: ['sent'],
  answer: ['sent', 'received'],
} as const satisfies Record<NoticeAct['move']['kind'], readonly NoticeState[]>;

const withReceipts = (notice: Notice, receipts: readonly NoticeReceipt[]): Notice => {
  const { recipients } = notice.content;
  const isAll = (has: (receipt: NoticeReceipt) => boolean): boolean =>
    recipients.every((unit) => receipts.some((receipt) => receipt.unitId === unit && has(receipt)));
  const state = isAll(({ answer }) => answer !== null) ? 'answered' : isAll(() => true) ? 'received' : 'sent';
  return { ...notice, receipts, state };
};

const moved = (notice: Notice, { move, by, at, unitId }: NoticeAct): Notice => {
  switch (move.kind) {
    case 'edit':
      return {
        ...notice,
        content: move.content,
        figures: move.figures,
        revision: notice.revision + 1,
        authors: notice.authors.includes(by) ? notice.authors : [...notice.authors, by],
      };
    case 'approve':
      return { ...notice, state: 'approved', approvedBy: by };
    case 'send-back':
      return { ...notice, state: 'draft', approvedBy: null };
    case 'withdraw':
      return { ...notice, state: 'withdrawn' };
    case 'send':
      return { ...notice, state: 'sent', sentAt: at };
    case 'receive':
      return withReceipts(notice, [
        ...notice.receipts,
        { unitId, receivedAt: at, receivedBy: by, answer: null },
      ]);
    case 'answer':
      return withReceipts(
        notice,
        notice.receipts.map((receipt) =>
          receipt.unitId === unitId ? { ...receipt, answer: { at, by, text: move.text } } : receipt,
        ),
      );
  }
};

/**
 * The notice after its acts, in the order of `seq` from 1. Only order and state are checked, not the guards.
 * Throws an Error that names the first act that does not follow.
 */
export const foldNotice = (opened: Notice, acts: readonly NoticeAct[]): Notice =>
  acts.reduce((notice, act) => {
    const starts: readonly NoticeState[] = NOTICE_STARTS[act.move.kind];
    if (act.seq !== notice.actCount + 1 || !starts.includes(notice.state))
      throw new Error(
        `act ${act.seq} (${act.move.kind}) does not follow in notice ${notice.id}: its history is broken`,
      );
    return { ...moved(notice, act), actCount: act.seq };
  }, opened);
