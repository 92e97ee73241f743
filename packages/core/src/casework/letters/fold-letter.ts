import { dayOf } from '../../time.ts';
import type { Letter, LetterAct, LetterOpening, LetterState } from './letter.ts';

/** A letter that was drafted and on which nothing else was done. */
export const openLetter = (opening: LetterOpening): Letter => ({
  ...opening,
  state: 'draft',
  revision: 1,
  authors: [opening.draftedBy],
  approvedBy: null,
  number: null,
  issuedOn: null,
  delivered: null,
  decidedOn: null,
  reply: null,
  actCount: 0,
});

/** States from which each move starts. */
export const LETTER_STARTS = {
  edit: ['draft'],
  approve: ['draft'],
  'send-back': ['approved'],
  withdraw: ['draft', 'approved'],
  issue: ['approved'],
  deliver: ['issued'],
  'note-decision': ['delivered'],
  reply: ['delivered'],
} as const satisfies Record<LetterAct['move']['kind'], readonly LetterState[]>;

const moved = (letter: Letter, { move, by, at }: LetterAct): Letter => {
  switch (move.kind) {
    case 'edit':
      return {
        ...letter,
        texts: move.texts,
        revision: letter.revision + 1,
        authors: letter.authors.includes(by) ? letter.authors : [...letter.authors, by],
      };
    case 'approve':
      return { ...letter, state: 'approved', approvedBy: by };
    case 'send-back':
      return { ...letter, state: 'draft', approvedBy: null };
    case 'withdraw':
      return { ...letter, state: 'withdrawn' };
    case 'issue':
      return { ...letter, state: 'issued', number: move.number, issuedOn: dayOf(at) };
    case 'deliver':
      return { ...letter, state: 'delivered', delivered: { on: move.on, way: move.way, proof: move.proof } };
    case 'note-decision':
      return { ...letter, decidedOn: move.on };
    case 'reply':
      return { ...letter, state: 'replied', reply: { on: move.on, text: move.text, file: move.file } };
  }
};

/**
 * The letter after its acts, in the order of `seq` from 1. Only order and state are checked, not the guards.
 * Throws an Error that names the first act that does not follow.
 */
export const foldLetter = (opened: Letter, acts: readonly LetterAct[]): Letter =>
  acts.reduce((letter, act) => {
    const starts: readonly LetterState[] = LETTER_STARTS[act.move.kind];
    if (act.seq !== letter.actCount + 1 || !starts.includes(letter.state))
      throw new Error(
        `act ${act.seq} (${act.move.kind}) does not follow in letter ${letter.id}: its history is broken`,
      );
    return { ...moved(letter, act), actCount: act.seq };
  }, opened);
