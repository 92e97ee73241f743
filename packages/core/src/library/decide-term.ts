import { refuse } from '../errors.ts';
import type { OfficerId } from '../ids.ts';
import { checkDefinition, sameDefinition, type TermDefinition } from './definition.ts';
import type { LibraryTerm } from './library-term.ts';

export const TERM_RULINGS = ['approve', 'reject', 'retire', 'restore', 'keep'] as const;
export type TermRuling = (typeof TERM_RULINGS)[number];

const LONGEST_REASON = 500;

/** A reason as it is kept, or `bad-input`. */
export const checkReason = (typed: string): string => {
  const reason = typed.trim();
  if (reason.length < 2) refuse('bad-input', '请写明理由 / give the reason', 'reason');
  if (reason.length > LONGEST_REASON)
    refuse('bad-input', `理由至多 ${LONGEST_REASON} 字 / at most ${LONGEST_REASON} characters`, 'reason');
  return reason;
};

/** Why this officer cannot rule so on the term as it stands, in words, or null. */
export const rulingHeldBack = (
  { state, pending, putUp }: Pick<LibraryTerm, 'state' | 'pending' | 'putUp'>,
  ruling: TermRuling,
  by: OfficerId,
): { readonly zh: string; readonly en: string } | null => {
  switch (ruling) {
    case 'approve':
      if (pending === null) return { zh: '没有待批准的版本', en: 'no version waits for approval' };
      return pending.by === by
        ? { zh: '须由提议人以外的另一名经办人批准', en: 'another officer than the proposer must approve' }
        : null;
    case 'reject':
      return pending === null ? { zh: '没有待批准的版本', en: 'no version waits for approval' } : null;
    case 'retire':
      return state === 'approved'
        ? null
        : { zh: '只有在用的词可以停用', en: 'only a term in force can be retired' };
    case 'restore':
      return state === 'retired'
        ? null
        : { zh: '只有停用的词可以恢复', en: 'only a retired term can be restored' };
    case 'keep':
      return putUp === null ? { zh: '此词未被提请停用', en: 'the term is not put up for retirement' } : null;
  }
};

const checkSeen = (term: Pick<LibraryTerm, 'actCount'>, seen: number): void => {
  if (seen !== term.actCount)
    refuse(
      'conflict',
      '此词刚被他人处理，请刷新后再办 / the term has just been acted on: reload the page',
      'seen',
    );
};

/** The definition of the next version, or a `RefusedError`: one version waits at a time, and an edit must change something. */
export const decideEdit = (
  term: LibraryTerm,
  current: TermDefinition,
  typed: TermDefinition,
  seen: number,
): { readonly version: number; readonly definition: TermDefinition } => {
  checkSeen(term, seen);
  if (term.pending !== null)
    refuse(
      'guard-not-met',
      '已有一个版本待批准，请先批准或驳回 / a version waits already: approve or reject it first',
    );
  const definition = checkDefinition(typed);
  if (term.state !== 'rejected' && sameDefinition(current, definition))
    refuse('bad-input', '与现有版本相同，没有改动 / this changes nothing', 'must');
  return { version: term.newest + 1, definition };
};

/** The version that the ruling is about, or a `RefusedError`: `guard-not-met` for the second person and the state, `conflict` where it has changed. */
export const decideRuling = (
  term: LibraryTerm,
  ruling: TermRuling,
  { by, seen }: { readonly by: OfficerId; readonly seen: number },
): number => {
  checkSeen(term, seen);
  const held = rulingHeldBack(term, ruling, by);
  if (held !== null) refuse('guard-not-met', `${held.zh} / ${held.en}`);
  return ruling === 'approve' || ruling === 'reject' ? (term.pending?.version ?? term.version) : term.version;
};
