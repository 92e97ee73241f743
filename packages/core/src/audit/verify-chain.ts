import { AUDIT_START, contentHashOf, linkHashOf, type Sha256 } from './chain.ts';
import type { AuditEntry, AuditHead } from './entry.ts';

/** Persisted and printed names of what can be wrong. */
export const AUDIT_FAULTS = [
  'content-altered',
  'link-altered',
  'chain-broken',
  'entries-missing',
  'out-of-order',
  'cut-off',
  'checkpoint-differs',
] as const;
export type AuditFault = (typeof AUDIT_FAULTS)[number];

/** `seq` is the entry at which the fault shows: for missing ones the first that is missing. */
export type AuditProblem = { readonly seq: number; readonly fault: AuditFault };

export type AuditVerdict = {
  readonly checked: number;
  readonly head: AuditHead;
  readonly problems: readonly AuditProblem[];
};

/** Walks the chain a batch at a time, so that a log of millions needs no memory. */
export type ChainWalk = {
  /** Takes the next entry in the order in which they are stored by number. */
  readonly take: (entry: AuditEntry) => void;
  /** Ends the walk; `heads` are places where the chain is known to have stood. */
  readonly end: () => AuditVerdict;
};

/**
 * Verifies entries given in order of their number. Finds every altered, missing or reordered entry, and entries cut off
 * at the end as far back as the newest of `heads`. Whoever may rewrite the database and all the heads can rewrite the chain.
 */
export const walkChain = (sha256: Sha256, heads: readonly AuditHead[] = []): ChainWalk => {
  const problems: AuditProblem[] = [];
  const expected = new Map<number, string[]>();
  for (const { seq, hash } of heads) expected.set(seq, [...(expected.get(seq) ?? []), hash]);
  let head = AUDIT_START;
  let checked = 0;

  const compareHead = ({ seq, hash }: AuditHead): void => {
    if (expected.get(seq)?.some((each) => each !== hash) === true)
      problems.push({ seq, fault: 'checkpoint-differs' });
  };
  compareHead(head);

  return {
    take: (entry) => {
      const { seq, prevHash, hash } = entry;
      checked += 1;
      if (seq <= head.seq) problems.push({ seq, fault: 'out-of-order' });
      else if (seq > head.seq + 1) problems.push({ seq: head.seq + 1, fault: 'entries-missing' });
      else if (prevHash !== head.hash) problems.push({ seq, fault: 'chain-broken' });
      if (contentHashOf(entry, sha256) !== entry.contentHash)
        problems.push({ seq, fault: 'content-altered' });
      if (linkHashOf(entry, sha256) !== hash) problems.push({ seq, fault: 'link-altered' });
      head = { seq, hash };
      compareHead(head);
    },
    end: () => {
      const highest = Math.max(0, ...expected.keys());
      if (highest > head.seq) problems.push({ seq: head.seq + 1, fault: 'cut-off' });
      return { checked, head, problems };
    },
  };
};

export const verifyChain = (
  entries: readonly AuditEntry[],
  sha256: Sha256,
  heads: readonly AuditHead[] = [],
): AuditVerdict => {
  const walk = walkChain(sha256, heads);
  for (const entry of entries) walk.take(entry);
  return walk.end();
};
