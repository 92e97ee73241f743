import type { EnterpriseId, UnitId, WarningId } from '../ids.ts';
import type { Assessment } from '../risk/assessment.ts';
import { type Level, isWorse, levelRank } from '../risk/level.ts';
import { type Day, addDays } from '../time.ts';
import type { RaisedBecause, SuppressionReason, WarningState } from './warning.ts';

/** The newest warning of an enterprise and what became of it. */
export type LastWarning = {
  readonly id: WarningId;
  readonly level: Level;
  readonly state: WarningState;
  /** Day of its last act; the day it was raised where nobody acted. */
  readonly lastActOn: Day;
  readonly snoozedUntil: Day | null;
};

export type RaiseInput = {
  readonly assessment: Assessment;
  /** Where it would be dispatched; its capacity is what counts. */
  readonly unitId: UnitId;
  readonly last: LastWarning | null;
  /** True where a case file of the enterprise is open. */
  readonly inProcedure: boolean;
  /** True where the enterprise keeps the payment plan that it agreed: owing is then no news until it breaks the plan. */
  readonly keepsPlan: boolean;
};

export type RaisePolicy = {
  /** Lowest level that asks for a person at all. */
  readonly raiseFrom: Level;
  /** From this level on capacity holds nothing back: a missed one costs more than a full desk. */
  readonly alwaysFrom: Level;
  /** After a warning was closed or dismissed, the same level is not raised again for so many days. */
  readonly quietDays: number;
};

export const RAISE_POLICY: RaisePolicy = { raiseFrom: 'yellow', alwaysFrom: 'red', quietDays: 90 };

export type RaiseDecision =
  | {
      readonly enterpriseId: EnterpriseId;
      readonly raised: true;
      readonly because: Exclude<RaisedBecause, 'manual' | 'random-check'>;
      readonly supersedes: WarningId | null;
    }
  | { readonly enterpriseId: EnterpriseId; readonly raised: false; readonly reason: SuppressionReason };

const OPEN: readonly WarningState[] = ['raised', 'acknowledged', 'dispatched'];

/** First or worse: what, if anything, keeps this assessment from being a warning, capacity aside. */
const judge = (
  { assessment, last, inProcedure, keepsPlan }: RaiseInput,
  policy: RaisePolicy,
): SuppressionReason | RaisedBecause => {
  const inHand = keepsPlan ? 'repayment-plan' : inProcedure ? 'in-procedure' : null;
  if (last === null) return inHand ?? 'first';
  if (isWorse(assessment.level, last.level)) return 'worse';
  if (OPEN.includes(last.state)) return 'already-open';
  if (last.state === 'snoozed' && (last.snoozedUntil ?? '') > assessment.asOf) return 'snoozed';
  if (inHand !== null) return inHand;
  return addDays(last.lastActOn, policy.quietDays) > assessment.asOf ? 'not-worse' : 'again';
};

/**
 * Decides which assessments become warnings. `left`: how many more each unit can take this period; units not listed take none but `alwaysFrom`.
 * Assessments below `raiseFrom` are no candidates and are not returned. Higher levels, then higher scores, are served first.
 */
export const raise = (
  inputs: readonly RaiseInput[],
  left: ReadonlyMap<UnitId, number>,
  policy: RaisePolicy = RAISE_POLICY,
): RaiseDecision[] => {
  const remaining = new Map(left);
  const candidates = inputs
    .filter(({ assessment }) => levelRank(assessment.level) >= levelRank(policy.raiseFrom))
    .toSorted(
      (a, b) =>
        levelRank(b.assessment.level) - levelRank(a.assessment.level) ||
        b.assessment.scoreCentipoints - a.assessment.scoreCentipoints ||
        (a.assessment.enterpriseId < b.assessment.enterpriseId ? -1 : 1),
    );
  return candidates.map((input): RaiseDecision => {
    const { enterpriseId, level } = input.assessment;
    const verdict = judge(input, policy);
    if (verdict !== 'first' && verdict !== 'worse' && verdict !== 'again')
      return { enterpriseId, raised: false, reason: verdict as SuppressionReason };
    const room = remaining.get(input.unitId) ?? 0;
    if (room <= 0 && levelRank(level) < levelRank(policy.alwaysFrom))
      return { enterpriseId, raised: false, reason: 'capacity' };
    remaining.set(input.unitId, room - 1);
    const supersedes =
      input.last !== null && [...OPEN, 'snoozed'].includes(input.last.state) ? input.last.id : null;
    return { enterpriseId, raised: true, because: verdict, supersedes };
  });
};
