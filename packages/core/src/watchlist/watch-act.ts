import { refuse } from '../errors.ts';
import type { EnterpriseId, OfficerId, UnitId, WarningId } from '../ids.ts';
import type { Day, Instant } from '../time.ts';
import { dayOf } from '../time.ts';

/** What an officer does with special monitoring (专项监测) of an enterprise; appended, never changed. */
export type WatchAct = {
  readonly enterpriseId: EnterpriseId;
  readonly seq: number;
  readonly kind: 'start' | 'end';
  readonly by: OfficerId;
  readonly unitId: UnitId;
  readonly at: Instant;
  readonly reason: string;
  /** The warning from which it was started, or null. */
  readonly warningId: WarningId | null;
};

/** Since when an enterprise is under special monitoring, be it by a rule or by an officer; null where it is not. */
export type SpecialMonitoring = { readonly since: Day } | null;

/**
 * The act as it is recorded, or a `RefusedError`: `already-done` where the enterprise is watched already (or is not, for an end),
 * `bad-input` without a reason.
 */
export const decideWatch = (
  now: SpecialMonitoring,
  last: number,
  { reason, ...draft }: Omit<WatchAct, 'seq'>,
): WatchAct => {
  const words = reason.trim();
  if (words.length < 2) refuse('bad-input', '请写明理由 / say why', 'reason');
  if (draft.kind === 'start' && now !== null)
    refuse('already-done', '该企业已在专项监测 / it is under special monitoring already');
  if (draft.kind === 'end' && now === null)
    refuse('already-done', '该企业不在专项监测 / it is not under special monitoring');
  return { ...draft, reason: words, seq: last + 1 };
};

/** Special monitoring after the act. */
export const afterWatch = (act: Pick<WatchAct, 'kind' | 'at'>): SpecialMonitoring =>
  act.kind === 'start' ? { since: dayOf(act.at) } : null;
