import type { Instant } from '../time.ts';
import { contentHashOf, linkHashOf, type Sha256 } from './chain.ts';
import type { AuditEntry, AuditHead } from './entry.ts';

/**
 * What shows to anyone that the entries of one case file stand in the chain as they are given: the entries whole, and of
 * every other entry between them and the head only the hash of its content, which tells nothing of it.
 * `start` is the chain's place before the first of `links`; each link stands for the next number.
 */
export type AuditProof = {
  readonly kind: 'weisu-audit-proof@1';
  readonly caseFileId: string;
  readonly madeAt: Instant;
  readonly start: AuditHead;
  readonly links: readonly (string | AuditEntry)[];
  readonly head: AuditHead;
};

export type ProofProblem = {
  readonly seq: number;
  readonly problem: 'altered' | 'another-case' | 'misnumbered' | 'head-differs';
};

/** Puts the links together, an entry at a time in the order of their number, from the first that speaks of the case file. */
export const gatherProof = (caseFileId: string, before: AuditHead) => {
  // Exactly the two fields: an entry passes as a head, and would take its content into the proof.
  let start: AuditHead = { seq: before.seq, hash: before.hash };
  let head = start;
  const links: (string | AuditEntry)[] = [];
  return {
    take: (entry: AuditEntry): void => {
      const isOurs = entry.caseFileId === caseFileId;
      if (links.length > 0 || isOurs) links.push(isOurs ? entry : entry.contentHash);
      head = { seq: entry.seq, hash: entry.hash };
      if (links.length === 0) start = head;
    },
    end: (madeAt: Instant): AuditProof => ({
      kind: 'weisu-audit-proof@1',
      caseFileId,
      madeAt,
      start,
      links,
      head,
    }),
  };
};

/**
 * Checks a proof by itself, and against `known`, a head that was learned elsewhere: without one it shows only that the
 * proof agrees with itself. It says nothing of entries before `start`.
 */
export const verifyProof = (
  proof: AuditProof,
  sha256: Sha256,
  known: readonly AuditHead[] = [],
): { readonly entries: number; readonly problems: readonly ProofProblem[] } => {
  const problems: ProofProblem[] = [];
  let { seq, hash } = proof.start;
  let entries = 0;
  const compare = (): void => {
    if (known.some((head) => head.seq === seq && head.hash !== hash))
      problems.push({ seq, problem: 'head-differs' });
  };
  compare();
  for (const link of proof.links) {
    const prevHash = hash;
    seq += 1;
    if (typeof link === 'string') hash = linkHashOf({ seq, contentHash: link, prevHash }, sha256);
    else {
      entries += 1;
      const contentHash = contentHashOf(link, sha256);
      hash = linkHashOf({ seq, contentHash, prevHash }, sha256);
      if (link.seq !== seq) problems.push({ seq, problem: 'misnumbered' });
      if (contentHash !== link.contentHash || hash !== link.hash || link.prevHash !== prevHash)
        problems.push({ seq, problem: 'altered' });
      if (link.caseFileId !== proof.caseFileId) problems.push({ seq, problem: 'another-case' });
    }
    compare();
  }
  if (proof.head.seq !== seq || proof.head.hash !== hash) problems.push({ seq, problem: 'head-differs' });
  return { entries, problems };
};
