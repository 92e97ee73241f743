import type { CaseFileId, EnterpriseId, OfficerId, UnitId, WarningId } from '../ids.ts';
import type { Level } from '../risk/level.ts';
import type { Day, Instant } from '../time.ts';

export const WARNING_STATES = [
  'raised',
  'acknowledged',
  'dispatched',
  'closed',
  'dismissed',
  'snoozed',
] as const;
export type WarningState = (typeof WARNING_STATES)[number];

/**
 * Why this warning and not last month's: the enterprise's first, a worse level than before, the same again after a quiet time, a
 * person's entry, or the lot: drawn at random from below the threshold, to learn what is missed.
 */
export const RAISED_BECAUSES = ['first', 'worse', 'again', 'manual', 'random-check'] as const;
export type RaisedBecause = (typeof RAISED_BECAUSES)[number];

/** An assessment that needs a person (预警). The assessment it rests on is kept beside it, whole. */
export type Warning = {
  readonly id: WarningId;
  readonly enterpriseId: EnterpriseId;
  readonly level: Level;
  readonly because: RaisedBecause;
  readonly state: WarningState;
  readonly asOf: Day;
  /** 早发现: day of the first signal that counts. */
  readonly firstSignalOn: Day | null;
  /** When we first knew of it. */
  readonly firstKnownAt: Instant | null;
  /** 早预警: when the warning was raised. */
  readonly raisedAt: Instant;
  /** 早处置: when a unit first acted, or null. */
  readonly firstActAt: Instant | null;
  readonly unitId: UnitId | null;
  readonly caseFileId: CaseFileId | null;
  readonly snoozedUntil: Day | null;
};

/** `enter` and `tip` are a person's word of trouble, `wake` the end of a snooze, `undo` takes the act before it back; the program closes what a worse one replaces. */
export const WARNING_ACT_KINDS = [
  'acknowledge',
  'dispatch',
  'dismiss',
  'snooze',
  'corroborate',
  'close',
  'enter',
  'tip',
  'wake',
  'undo',
] as const;
export type WarningActKind = (typeof WARNING_ACT_KINDS)[number];

/** One act on a warning; appended, never changed. */
export type WarningAct = {
  readonly warningId: WarningId;
  readonly kind: WarningActKind;
  readonly by: OfficerId;
  readonly at: Instant;
  readonly reason: string | null;
  readonly unitId: UnitId | null;
  readonly until: Day | null;
};

/** Which of the three places, or the backstop, sent the warning to the unit; the page says it in words. */
export type RouteBasis =
  | 'responsible-union'
  | 'registered-place'
  | 'operating-place'
  | 'new-employment-backstop'
  | 'backstop';

/** Why a warning was not raised; counted, and can be opened. */
export const SUPPRESSION_REASONS = [
  'already-open',
  'not-worse',
  'snoozed',
  'capacity',
  'in-procedure',
  'repayment-plan',
] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];
