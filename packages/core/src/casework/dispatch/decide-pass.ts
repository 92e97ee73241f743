import { refuse } from '../../errors.ts';
import type { UnitId } from '../../ids.ts';
import type { Day, Instant } from '../../time.ts';
import { addDays } from '../../time.ts';
import type { Dispatch, DispatchPass, PassKind } from './dispatch.ts';
import type { Actor, PassGround } from './pass-ground.ts';
import { passHeldBack } from './pass-guards.ts';
import { findUnit, isAbove } from './unit-tree.ts';

/** What an officer asks for. Fields that the kind has no use for are left aside. */
export type PassDraft = {
  readonly kind: PassKind;
  readonly at: Instant;
  readonly toUnit: string | null;
  readonly returnReason: string | null;
  readonly reason: string | null;
  readonly evidence: string | null;
  readonly until: Day | null;
};

const textOf = (text: string | null): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};

const needText = (text: string | null, field: 'reason' | 'evidence'): string => {
  const found = textOf(text);
  if (found !== null && found.length >= 2) return found;
  return field === 'reason'
    ? refuse('bad-input', '请写明理由 / say why', field)
    : refuse('bad-input', '请附依据 / name the evidence', field);
};

/** Units to which this officer may hand the work: below his own; for the city all of the federation. */
export const targetsOf = (
  dispatch: Dispatch,
  actor: Actor,
  { units }: Pick<PassGround, 'units'>,
  kind: 'send' | 'forward' | 'rule',
): readonly UnitId[] => {
  const isCity = findUnit(units, actor.unitId)?.kind === 'city';
  return units
    .filter((unit) => unit.kind !== 'partner')
    .filter(
      (unit) =>
        isCity || isAbove(units, actor.unitId, unit.id) || (kind === 'send' && unit.id === actor.unitId),
    )
    .filter((unit) => kind !== 'forward' || unit.id !== dispatch.holder)
    .map((unit) => unit.id);
};

const targetOf = (dispatch: Dispatch, actor: Actor, ground: PassGround, draft: PassDraft): UnitId | null => {
  const { kind, toUnit } = draft;
  if (kind !== 'send' && kind !== 'forward' && kind !== 'rule') return null;
  const unit = toUnit === null ? undefined : findUnit(ground.units, toUnit);
  if (unit === undefined || unit.kind === 'partner')
    return refuse('bad-input', '派单对象须为工会单位 / it goes to a unit of the federation', 'toUnit');
  if (!targetsOf(dispatch, actor, ground, kind).includes(unit.id))
    return refuse(
      'not-allowed',
      '只能转给下级单位；转给其他单位须由市总工会办理 / only to a unit below your own; the city hands it sideways',
    );
  return unit.id;
};

const untilOf = ({ today, terms }: PassGround, { kind, until }: PassDraft): Day | null => {
  if (kind !== 'ask-suspension') return null;
  const longest = terms.longestSuspensionDays;
  if (until === null || until <= today || until > addDays(today, longest))
    return refuse(
      'bad-input',
      `挂账须有截止日，在明天至 ${longest} 天之内 / a suspension ends on a day from tomorrow to ${longest} days ahead`,
      'until',
    );
  return until;
};

const returnReasonOf = ({ terms }: PassGround, { kind, returnReason }: PassDraft): string | null => {
  if (kind !== 'return') return null;
  return terms.returnReasons.some(({ id }) => id === returnReason)
    ? returnReason
    : refuse('bad-input', '请选择退单理由 / choose a reason to send it back', 'returnReason');
};

const WITHOUT_REASON: readonly PassKind[] = ['sign', 'urge', 'approve'];

/**
 * The pass that a draft becomes, numbered after the last, or a `RefusedError`: `not-allowed` where another unit or person must do it,
 * `already-done`, `guard-not-met` where the state, the clock or a ruling stand against it, `bad-input` for what is missing.
 */
export const decidePass = (
  dispatch: Dispatch,
  actor: Actor,
  ground: PassGround,
  draft: PassDraft,
): DispatchPass => {
  const held = passHeldBack(dispatch, actor, ground, draft.kind);
  if (held !== null) return refuse(held.code, `${held.words.zh} / ${held.words.en}`);
  const { kind, at } = draft;
  return {
    seq: dispatch.passes.length + 1,
    kind,
    by: actor.officerId,
    unitId: actor.unitId,
    at,
    toUnit: targetOf(dispatch, actor, ground, draft),
    returnReason: returnReasonOf(ground, draft),
    reason: WITHOUT_REASON.includes(kind) ? textOf(draft.reason) : needText(draft.reason, 'reason'),
    evidence: kind === 'return' ? needText(draft.evidence, 'evidence') : null,
    until: untilOf(ground, draft),
    colour: kind === 'supervise' ? (ground.clock?.supervision ?? null) : null,
    restartsClock: kind === 'rule' && ground.terms.rulingRestartsClock,
    asksForRuling: kind === 'return' && dispatch.returnCount + 1 >= ground.terms.returnsBeforeRuling,
  };
};

/** The first pass: work handed to a unit. */
export const firstPass = (by: Actor, toUnit: UnitId, at: Instant, reason: string | null): DispatchPass => ({
  seq: 1,
  kind: 'send',
  by: by.officerId,
  unitId: by.unitId,
  at,
  toUnit,
  returnReason: null,
  reason: textOf(reason),
  evidence: null,
  until: null,
  colour: null,
  restartsClock: false,
  asksForRuling: false,
});
