import type { Candidate } from './link.ts';
import type { EvidenceKind, MentionEvidence } from './mention.ts';
import { isWholeForm } from './weigh-span.ts';

/** At or above it a mention may link by itself; below, a person judges. */
export const AUTO_LINK_CONFIDENCE = 0.9;

/** What tells of an enterprise apart from the way it is written. A province or city alone is none: nearly every text names one. */
const INDEPENDENT: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>([
  'place-before-agrees',
  'place-agrees',
  'source-district',
  'industry-agrees',
  'credit-code',
  'named-in-full',
  'relative-named',
]);

/** What contradicts the name itself, so that no favourable sentence makes up for it: the text writes somebody else, or cuts a word apart. */
const CONTRADICTS: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>([
  'longer-name',
  'written-otherwise',
  'place-behind',
  'trade-differs',
  'cut-inside-word',
  'other-named-in-full',
]);

/** Of a name that is not written in full these say as much: it may begin earlier, or belongs to another place. */
const CONTRADICTS_SHORT: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>([
  'begins-earlier',
  'place-before-differs',
]);

/** Forms that follow from a name and that no register has: words of the language are among them. */
const MERE_WORDS: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>(['core-name', 'business-name']);
/** What says that such a word is an enterprise here at all; a place beside it says only which. */
const SAYS_ENTERPRISE: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>([
  'employer-found',
  'company-follows',
  'credit-code',
  'named-in-full',
  'relative-named',
  'judged-before',
]);

const isSign = ({ kind, logOdds }: MentionEvidence): boolean =>
  logOdds > 0 && (INDEPENDENT.has(kind) || kind === 'judged-before');
const saysEnterprise = ({ kind, logOdds }: MentionEvidence): boolean =>
  logOdds > 0 && SAYS_ENTERPRISE.has(kind);

/**
 * True where a candidate becomes a mention without a person: it is sure enough, nothing contradicts it, a name that is not
 * written in full, or that several bear, has a second sign beside it, and a mere word has one that it is an enterprise. Of
 * 6,246 public texts against 3.0 million names a place beside a mere word linked 4, none rightly for certain (榆林市, 惠天下).
 */
export const linksByItself = (
  { confidence, evidence }: Pick<Candidate, 'confidence' | 'evidence'>,
  threshold: number = AUTO_LINK_CONFIDENCE,
): boolean => {
  if (confidence < threshold) return false;
  const isFull = evidence.some(({ kind }) => isWholeForm(kind));
  const isContradicted = evidence.some(
    ({ kind }) => CONTRADICTS.has(kind) || (!isFull && CONTRADICTS_SHORT.has(kind)),
  );
  if (isContradicted && !evidence.some(({ kind }) => kind === 'credit-code')) return false;
  const isShared = evidence.some(({ kind }) => kind === 'common-name');
  if (isFull && !isShared) return true;
  const isMereWord = evidence.some(({ kind }) => MERE_WORDS.has(kind));
  return evidence.some(isSign) && (!isMereWord || evidence.some(saysEnterprise));
};
