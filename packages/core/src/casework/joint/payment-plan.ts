import type { CaseAct } from '../case-file.ts';
import type { Day } from '../../time.ts';
import { actsWith } from './act-payload.ts';

/**
 * `due` not yet paid in full and its day has not passed; `kept` paid in full by its day; `late` paid in full, but after it;
 * `broken` its day has passed and something is still owed.
 */
export type InstalmentState = 'due' | 'kept' | 'late' | 'broken';
export type Instalment = {
  readonly dueOn: Day;
  readonly fen: number;
  readonly paidFen: number;
  /** Day of the payment that completed it, or null. */
  readonly settledOn: Day | null;
  readonly state: InstalmentState;
};
export type PlanPicture = {
  /** Sequence number of the act that agreed it. */
  readonly seq: number;
  readonly instalments: readonly Instalment[];
  readonly totalFen: number;
  readonly paidFen: number;
};

const stateOf = (dueOn: Day, settledOn: Day | null, asOf: Day): InstalmentState => {
  if (settledOn !== null) return settledOn <= dueOn ? 'kept' : 'late';
  return asOf > dueOn ? 'broken' : 'due';
};

/**
 * The plan in force with what was paid under it, as of the end of a day; null where none has been agreed.
 * Payments fill the instalments in the order of their due days, whatever they were meant for. Those recorded before the plan
 * was agreed belong to the one before it.
 */
export const planOf = (acts: readonly CaseAct[], asOf: Day): PlanPicture | null => {
  const agreed = actsWith(acts, 'payment-plan').at(-1);
  if (agreed === undefined) return null;
  const payments = actsWith(acts, 'payment')
    .filter((act) => act.seq > agreed.seq && act.payload.on <= asOf)
    .map(({ payload }) => payload)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const paidFen = payments.reduce((sum, { fen }) => sum + fen, 0);
  let before = 0;
  const instalments = agreed.payload.instalments.map(({ dueOn, fen }): Instalment => {
    const upTo = before + fen;
    let sum = 0;
    const settling = payments.find((payment) => (sum += payment.fen) >= upTo);
    const paid = Math.max(0, Math.min(fen, paidFen - before));
    before = upTo;
    const settledOn = settling?.on ?? null;
    return { dueOn, fen, paidFen: paid, settledOn, state: stateOf(dueOn, settledOn, asOf) };
  });
  return { seq: agreed.seq, instalments, totalFen: before, paidFen };
};
