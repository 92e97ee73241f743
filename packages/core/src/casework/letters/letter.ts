import type { CaseFileId, Id, OfficerId, UnitId } from '../../ids.ts';
import type { Day, Instant } from '../../time.ts';

export type LetterId = Id<'let'>;

export const LETTER_STATES = ['draft', 'approved', 'issued', 'delivered', 'replied', 'withdrawn'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** What officers wrote into the marked places, by field id. Paragraphs are separated by line ends. */
export type LetterTexts = Readonly<Record<string, string>>;

/** A number (发文字号): its count within unit, year and kind, and how it is written. */
export type LetterNumber = { readonly year: number; readonly count: number; readonly text: string };

/** What may happen to a letter. `revision` names the text that was seen: it counts the edits. */
export type LetterMove =
  | { readonly kind: 'edit'; readonly texts: LetterTexts; readonly revision: number }
  | { readonly kind: 'approve'; readonly revision: number }
  | { readonly kind: 'send-back'; readonly reason: string }
  | { readonly kind: 'withdraw'; readonly reason: string }
  | { readonly kind: 'issue'; readonly number: LetterNumber }
  | { readonly kind: 'deliver'; readonly on: Day; readonly way: string; readonly proof: string }
  | { readonly kind: 'note-decision'; readonly on: Day; readonly text: string }
  | { readonly kind: 'reply'; readonly on: Day; readonly text: string; readonly file: string | null };
export const LETTER_MOVES = [
  'edit',
  'approve',
  'send-back',
  'withdraw',
  'issue',
  'deliver',
  'note-decision',
  'reply',
] as const satisfies readonly LetterMove['kind'][];
export type LetterMoveKind = (typeof LETTER_MOVES)[number];

/** One act on a letter; appended, never changed. */
export type LetterAct = {
  readonly seq: number;
  readonly by: OfficerId;
  readonly at: Instant;
  readonly move: LetterMove;
};

/** How a letter begins: drafted, perhaps from the one before it. */
export type LetterOpening = {
  readonly id: LetterId;
  readonly caseFileId: CaseFileId;
  readonly kind: string;
  /** Id of the template, with its version. */
  readonly template: string;
  /** The unit that sends it. */
  readonly unitId: UnitId;
  readonly follows: LetterId | null;
  readonly draftedBy: OfficerId;
  readonly draftedAt: Instant;
  readonly texts: LetterTexts;
};

/** A letter of a case file (一函两书): a fold over its acts. */
export type Letter = LetterOpening & {
  readonly state: LetterState;
  readonly revision: number;
  /** Everybody who wrote in it: none of them approves it. */
  readonly authors: readonly OfficerId[];
  readonly approvedBy: OfficerId | null;
  readonly number: LetterNumber | null;
  readonly issuedOn: Day | null;
  readonly delivered: { readonly on: Day; readonly way: string; readonly proof: string } | null;
  /** Day of the department's decision, where one is known. */
  readonly decidedOn: Day | null;
  readonly reply: { readonly on: Day; readonly text: string; readonly file: string | null } | null;
  readonly actCount: number;
};
