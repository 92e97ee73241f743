import type { OfficerId } from '../ids.ts';
import type { Bulletin, BulletinAct, BulletinMove, BulletinOpening, BulletinState } from './bulletin.ts';

/** A bulletin that was drafted and on which nothing else was done. */
export const openBulletin = (opening: BulletinOpening): Bulletin => ({
  ...opening,
  state: 'draft',
  revision: 1,
  words: {},
  authors: [opening.draftedBy],
  approvedBy: null,
  number: null,
  issuedAt: null,
  receipts: [],
  actCount: 0,
});

/** States from which each move starts. */
export const BULLETIN_STARTS = {
  write: ['draft'],
  compose: ['draft'],
  approve: ['draft'],
  'send-back': ['approved'],
  withdraw: ['draft', 'approved'],
  issue: ['approved'],
  send: ['issued'],
  receive: ['issued'],
} as const satisfies Record<BulletinMove['kind'], readonly BulletinState[]>;

const withAuthor = (authors: readonly OfficerId[], by: OfficerId): readonly OfficerId[] =>
  authors.includes(by) ? authors : [...authors, by];

const moved = (bulletin: Bulletin, { move, by, unitId, at }: BulletinAct): Bulletin => {
  switch (move.kind) {
    case 'write':
    case 'compose':
      return {
        ...bulletin,
        words: move.kind === 'write' ? move.words : bulletin.words,
        revision: bulletin.revision + 1,
        authors: withAuthor(bulletin.authors, by),
      };
    case 'approve':
      return { ...bulletin, state: 'approved', approvedBy: by };
    case 'send-back':
      return { ...bulletin, state: 'draft', approvedBy: null };
    case 'withdraw':
      return { ...bulletin, state: 'withdrawn' };
    case 'issue':
      return { ...bulletin, state: 'issued', number: move.number, issuedAt: at };
    case 'send':
      return {
        ...bulletin,
        receipts: [
          ...bulletin.receipts,
          ...move.recipients.map((recipient) => ({ unitId: recipient, sentAt: at, received: null })),
        ],
      };
    case 'receive':
      return {
        ...bulletin,
        receipts: bulletin.receipts.map((receipt) =>
          receipt.unitId === unitId ? { ...receipt, received: { at, by } } : receipt,
        ),
      };
  }
};

/**
 * The bulletin after its acts, in the order of `seq` from 1. Only order and state are checked, not the guards.
 * Throws an Error that names the first act that does not follow.
 */
export const foldBulletin = (opened: Bulletin, acts: readonly BulletinAct[]): Bulletin =>
  acts.reduce((bulletin, act) => {
    const starts: readonly BulletinState[] = BULLETIN_STARTS[act.move.kind];
    if (act.seq !== bulletin.actCount + 1 || !starts.includes(bulletin.state))
      throw new Error(
        `act ${act.seq} (${act.move.kind}) does not follow in bulletin ${bulletin.id}: its history is broken`,
      );
    return { ...moved(bulletin, act), actCount: act.seq };
  }, opened);
