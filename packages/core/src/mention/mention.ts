import type { Span } from '@weisu/text';
import type { DocumentId, EnterpriseId, MentionId } from '../ids.ts';

/** One reason for or against a mention being the enterprise; weights are log-odds and add up. */
export type MentionEvidence = {
  readonly kind:
    | 'registered-name'
    | 'former-name'
    | 'short-name'
    | 'brand'
    | 'same-name-elsewhere'
    | 'place-agrees'
    | 'place-differs'
    | 'industry-agrees'
    | 'source-district'
    | 'other-named-in-full'
    | 'prior'
    | 'credit-code';
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
