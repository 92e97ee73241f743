import type { Id } from '../../ids.ts';
import type { Day } from '../../time.ts';
import type { Pause } from '../clock.ts';

export type ClaimId = Id<'clm'>;

/** The statutory clock of a claim: from which day it counts, and what was granted since. */
export type ClaimClock = {
  readonly deadline: string;
  readonly from: Day;
  readonly extended: boolean;
  readonly pauses: readonly Pause[];
};

/** What of one worker's claim may change; all else was said when it was entered. Amounts are whole fen (1/100 yuan). */
export type ClaimState = {
  readonly stage: string;
  /** Day on which each stage was last entered. */
  readonly dates: Readonly<Record<string, Day>>;
  readonly clock: ClaimClock | null;
  readonly result: string | null;
  readonly awardedFen: number | null;
  readonly paidFen: number;
  /** Taken back together with the roster that brought it: counts nowhere. */
  readonly voided: boolean;
};

/** One worker's claim inside a case file (仲裁案件). Who the worker is lies elsewhere. */
export type Claim = ClaimState & {
  readonly id: ClaimId;
  readonly kind: string;
  readonly amountFen: number;
};

/** What is owed on a claim: what was awarded, and before an award what was claimed. */
export const owedFen = ({ amountFen, awardedFen }: Pick<Claim, 'amountFen' | 'awardedFen'>): number =>
  awardedFen ?? amountFen;
