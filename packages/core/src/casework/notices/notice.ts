import type { CaseFileId, EnterpriseId, Id, OfficerId, UnitId, WarningId } from '../../ids.ts';
import type { Instant } from '../../time.ts';

export type NoticeId = Id<'ntc'>;

/** `sent` until every recipient has confirmed receipt, `received` until every one has answered. */
export const NOTICE_STATES = ['draft', 'approved', 'sent', 'received', 'answered', 'withdrawn'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** What the federation does with a notice. */
export const NOTICE_MOVES = ['edit', 'approve', 'send-back', 'withdraw', 'send'] as const;
/** What a recipient does with it. */
export const RECIPIENT_MOVES = ['receive', 'answer'] as const;

/** What the recipients read. Facts are sentences about the enterprise; no worker is named in any of it. */
export type NoticeContent = {
  readonly title: string;
  readonly facts: readonly string[];
  /** What is asked of the recipients. */
  readonly request: string;
  readonly recipients: readonly UnitId[];
};

/** Claims that are handed over: how many, and what they come to, in fen. */
export type NoticeFigures = {
  readonly claimCount: number;
  readonly awardedFen: number;
  readonly owedFen: number;
  readonly paidFen: number;
};

export type NoticeMove =
  | {
      readonly kind: 'edit';
      readonly revision: number;
      readonly content: NoticeContent;
      readonly figures: NoticeFigures | null;
    }
  | { readonly kind: 'approve'; readonly revision: number }
  | { readonly kind: 'send-back' | 'withdraw'; readonly reason: string }
  | { readonly kind: 'send' }
  | { readonly kind: 'receive' }
  | { readonly kind: 'answer'; readonly text: string };

/** One act on a notice. `unitId` is the unit for which the officer acted; receipts and answers are that unit's. */
export type NoticeAct = {
  readonly seq: number;
  readonly by: OfficerId;
  readonly unitId: UnitId;
  readonly at: Instant;
  readonly move: NoticeMove;
};

/** How a notice began. `draftedBy` is null where a rule drafted it: then no person has answered for its words yet. */
export type NoticeOpening = {
  readonly id: NoticeId;
  readonly kind: string;
  readonly enterpriseId: EnterpriseId;
  readonly warningId: WarningId | null;
  readonly caseFileId: CaseFileId | null;
  readonly unitId: UnitId;
  readonly draftedBy: OfficerId | null;
  readonly draftedAt: Instant;
  readonly content: NoticeContent;
  readonly figures: NoticeFigures | null;
};

export type NoticeReceipt = {
  readonly unitId: UnitId;
  readonly receivedAt: Instant;
  readonly receivedBy: OfficerId;
  readonly answer: { readonly at: Instant; readonly by: OfficerId; readonly text: string } | null;
};

export type Notice = NoticeOpening & {
  readonly state: NoticeState;
  /** Counts the edits; approval names the one that was seen. */
  readonly revision: number;
  readonly authors: readonly OfficerId[];
  readonly approvedBy: OfficerId | null;
  readonly sentAt: Instant | null;
  readonly receipts: readonly NoticeReceipt[];
  readonly actCount: number;
};
