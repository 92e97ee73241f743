import type { CaseFileId, DispatchId, OfficerId, UnitId } from '../../ids.ts';
import type { Day, Instant } from '../../time.ts';
import type { Pause } from '../clock.ts';
import type { Supervision } from '../supervision.ts';

/** What may happen to a dispatch (派单): each is one pass, appended and never changed. */
export const PASS_KINDS = [
  'send',
  'sign',
  'return',
  'forward',
  'urge',
  'supervise',
  'ask-extension',
  'ask-suspension',
  'approve',
  'refuse',
  'resume',
  'rule',
] as const;
export type PassKind = (typeof PASS_KINDS)[number];

/** One pass. Fields that its kind has no use for are null. */
export type DispatchPass = {
  /** From 1, without gaps. */
  readonly seq: number;
  readonly kind: PassKind;
  readonly by: OfficerId;
  /** Unit of the officer. */
  readonly unitId: UnitId;
  readonly at: Instant;
  readonly toUnit: UnitId | null;
  /** Id of one of the jurisdiction's reasons to send back. */
  readonly returnReason: string | null;
  readonly reason: string | null;
  readonly evidence: string | null;
  /** Day on which a suspension ends; that day counts again. */
  readonly until: Day | null;
  /** The colour that the clock showed when the city stepped in. */
  readonly colour: Supervision | null;
  /** True where the clock begins anew with this pass. */
  readonly restartsClock: boolean;
  /** True where this return is one too many: the city must rule. */
  readonly asksForRuling: boolean;
};

/** `sent` waits to be signed for, `returned` to be sent again, `contested` for the city's ruling. */
export const DISPATCH_STATES = ['sent', 'working', 'returned', 'contested'] as const;
export type DispatchState = (typeof DISPATCH_STATES)[number];

/** A request that waits for the answer of who sent the work. */
export type DispatchRequest = {
  readonly kind: 'extension' | 'suspension';
  readonly by: OfficerId;
  readonly at: Instant;
  readonly reason: string | null;
  readonly until: Day | null;
};

/** Where the work of a case file is and how it came there: a fold over its passes, never stored as truth. */
export type Dispatch = {
  readonly id: DispatchId;
  readonly caseFileId: CaseFileId;
  readonly state: DispatchState;
  /** Who has it; after a return, who gave it back. */
  readonly holder: UnitId;
  /** Who sent it to the holder, and answers the holder's requests. */
  readonly sender: UnitId;
  readonly firstReceiver: UnitId;
  /** 首接负责: the first receiver, until another signs for it or the city rules. */
  readonly responsible: UnitId;
  readonly sentAt: Instant;
  readonly signedAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly returnCount: number;
  readonly ruledTo: UnitId | null;
  readonly asked: DispatchRequest | null;
  /** Day of the approved extension, or null. */
  readonly extendedOn: Day | null;
  readonly pauses: readonly Pause[];
  /** From when the clock runs where it began anew. */
  readonly clockFrom: Instant | null;
  readonly urgedAt: Instant | null;
  readonly supervisedAt: Instant | null;
  readonly passes: readonly DispatchPass[];
};

/** True where the clock stands on that day. */
export const isSuspended = ({ pauses }: Pick<Dispatch, 'pauses'>, day: Day): boolean =>
  pauses.some((pause) => pause.from <= day && day < pause.until);
