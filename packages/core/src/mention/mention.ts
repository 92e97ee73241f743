import type { Span } from '@weisu/text';
import type { DocumentId, EnterpriseId, MentionId } from '../ids.ts';

/** Every kind of evidence that linking weighs. Stored with mentions: a kind is never renamed. */
export const EVIDENCE_KINDS = [
  'prior',
  // Under what form the enterprise is written.
  'registered-name',
  'registered-plain',
  'former-name',
  'short-name',
  'brand',
  'name-without-brackets',
  'name-without-form',
  'name-without-place',
  'business-name',
  'core-name',
  'two-characters',
  'three-characters',
  'four-characters',
  'place-word',
  'trade-words-only',
  'common-name',
  // Whether the span is a whole name at all.
  'reads-as-name',
  'context',
  'company-follows',
  'longer-name',
  'begins-earlier',
  'title-marks',
  'quoted',
  'cut-inside-word',
  'place-behind',
  'employer-found',
  'employer-elsewhere',
  // Which of those who bear the name.
  'written-otherwise',
  'trade-differs',
  'place-before-agrees',
  'place-before-differs',
  'place-agrees',
  'province-agrees',
  'place-differs',
  'district-differs',
  'source-district',
  'source-elsewhere',
  'industry-agrees',
  'credit-code',
  'named-in-full',
  'other-named-in-full',
  'relative-named',
  'not-yet-registered',
  'name-not-in-use',
  'judged-before',
  'same-name-elsewhere',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One reason for or against a mention being the enterprise; weights are log-odds and add up to that of the confidence. */
export type MentionEvidence = {
  readonly kind: EvidenceKind;
  readonly logOdds: number;
  readonly detail: string;
};

/** One document speaking of one enterprise (提及). */
export type Mention = {
  readonly id: MentionId;
  readonly documentId: DocumentId;
  readonly enterpriseId: EnterpriseId;
  readonly spans: readonly Span[];
  /** 0–1. Below the automatic threshold it waits for a person. */
  readonly confidence: number;
  readonly evidence: readonly MentionEvidence[];
};
