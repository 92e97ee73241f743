import type { OfficerId, TermId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { TermRecord } from './term-record.ts';

export const TERM_STATES = ['proposed', 'approved', 'retired', 'rejected'] as const;
/** Where a term stands: waiting for the first approval, in force, taken out of force, or refused before it ever was in force. */
export type TermState = (typeof TERM_STATES)[number];

/** What can be done to a term; `put-up` only by the program. */
export const TERM_ACTS = [
  'propose',
  'edit',
  'approve',
  'reject',
  'retire',
  'restore',
  'put-up',
  'keep',
] as const;
export type TermActKind = (typeof TERM_ACTS)[number];

export type TermAct = {
  readonly seq: number;
  readonly kind: TermActKind;
  /** Version that the act is about. */
  readonly version: number;
  readonly by: OfficerId;
  readonly at: Instant;
  readonly reason: string;
  /** Version of the whole library that the act made; null where reading did not change. */
  readonly library: number | null;
};

/** A term of the library as its acts left it. */
export type LibraryTerm = {
  readonly id: TermId;
  readonly state: TermState;
  /** The version in force; where none is, the last that was, else the newest proposed. */
  readonly version: number;
  /** The version that waits for a second person, and who wrote it. */
  readonly pending: { readonly version: number; readonly by: OfficerId } | null;
  /** Newest version that was ever written. */
  readonly newest: number;
  /** The record for which it is put up for retirement, or null. */
  readonly putUp: TermRecord | null;
  /** Who answers for the term: its proposer, or for one of the program's own who approved it. */
  readonly owner: OfficerId;
  readonly actCount: number;
};

/** A term before its first act. */
export const unwritten = (id: TermId, owner: OfficerId): LibraryTerm => ({
  id,
  state: 'proposed',
  version: 1,
  pending: null,
  newest: 0,
  putUp: null,
  owner,
  actCount: 0,
});

/** The term after an act. `record` comes with `put-up`; `program` is the officer in whose name the program acts. */
export const foldTerm = (
  term: LibraryTerm,
  { kind, version, by }: Pick<TermAct, 'kind' | 'version' | 'by'>,
  { record = null, program }: { readonly record?: TermRecord | null; readonly program: OfficerId },
): LibraryTerm => {
  const next = { ...term, actCount: term.actCount + 1 };
  switch (kind) {
    case 'propose':
    case 'edit':
      return {
        ...next,
        version: term.state === 'proposed' || term.state === 'rejected' ? version : term.version,
        state: term.state === 'rejected' ? 'proposed' : term.state,
        pending: { version, by },
        newest: version,
      };
    case 'approve':
      return {
        ...next,
        state: 'approved',
        version,
        pending: null,
        putUp: null,
        owner: term.owner === program ? by : term.owner,
      };
    case 'reject':
      return { ...next, state: term.state === 'proposed' ? 'rejected' : term.state, pending: null };
    case 'retire':
      return { ...next, state: 'retired', putUp: null };
    case 'restore':
      return { ...next, state: 'approved', putUp: null };
    case 'put-up':
      return { ...next, putUp: record };
    case 'keep':
      return { ...next, putUp: null };
  }
};
