import type { ParsedBody, Routes } from '@weisu/contract';
import { addDays, dayOf, heldBack, type Instant, refuse, type WarningId } from '@weisu/core';
import type { SignedIn } from '../../session/signed-in.ts';
import { loadEvidence } from '../../store/desk/load-evidence.ts';
import { findWarning, type WholeWarning } from '../../store/desk/load-warnings.ts';
import {
  listWarningActs,
  lockWarning,
  type NewWarningAct,
  type StoredWarningAct,
  type WarningChange,
  writeWarningAct,
} from '../../store/desk/warning-acts.ts';
import type { Queryable } from '../../store/engine.ts';
import { HELD_BACK, LEADS_TO, startsFrom } from '../../views/warning-rules.ts';
import type { Desk } from '../desk.ts';
import { loadSeenEnterprise, refuseUnknown } from '../looking.ts';
import { dispatchWarning } from './dispatch-warning.ts';
import { isRepeated } from './is-repeated.ts';

type Move = ParsedBody<Routes['actOnWarning']>;
type MoveOf<K extends Move['kind']> = Extract<Move, { kind: K }>;

/** Putting off is not putting away: longer than a quarter needs a new look. */
const LONGEST_SNOOZE_DAYS = 92;

const refuseState = (warning: WholeWarning, kind: Move['kind']): never =>
  warning.state === LEADS_TO[kind]
    ? refuse('already-done', '这条预警已这样处理过 / this has been done already')
    : refuse('conflict', '这条预警的状态已改变，请刷新后再办 / the warning has changed meanwhile: reload it');

const checkHold = async (
  trx: Queryable,
  warning: WholeWarning,
  acts: readonly StoredWarningAct[],
): Promise<void> => {
  const ids = warning.assessment.contributions.flatMap((contribution) => contribution.evidence);
  const evidence = await loadEvidence(trx, warning.enterpriseId, ids);
  const held = heldBack(
    warning.assessment,
    evidence.map((piece) => piece.signal),
    acts.some((act) => act.kind === 'corroborate'),
  );
  if (held !== null) refuse(held, `${HELD_BACK[held].zh} / ${HELD_BACK[held].en}`);
};

const snoozeUntil = (move: MoveOf<'snooze'>, now: Instant): string => {
  const today = dayOf(now);
  if (move.until <= today || move.until > addDays(today, LONGEST_SNOOZE_DAYS)) {
    refuse(
      'bad-input',
      `暂缓日期须在明天至 ${LONGEST_SNOOZE_DAYS} 天之内 / snooze until a day from tomorrow to ${LONGEST_SNOOZE_DAYS} days ahead`,
      'until',
    );
  }
  return move.until;
};

/** What the move changes; a dispatch is decided before, with its case file. */
const changeOf = (
  warning: WholeWarning,
  move: Exclude<Move, MoveOf<'dispatch'>>,
  now: Instant,
): WarningChange => {
  switch (move.kind) {
    case 'snooze':
      // Putting off is no first act: the time to the first act must keep running.
      return { state: 'snoozed', snoozedUntil: snoozeUntil(move, now) };
    case 'corroborate':
      return { state: warning.state === 'raised' ? 'acknowledged' : warning.state, firstActAt: now };
    case 'acknowledge':
    case 'dismiss':
      return { state: LEADS_TO[move.kind], firstActAt: now, snoozedUntil: null };
  }
};

const record = async (desk: Desk, trx: Queryable, by: SignedIn, id: WarningId, move: Move): Promise<void> => {
  const locked = await lockWarning(trx, id);
  if (locked === undefined) return refuseUnknown();
  const enterprise = await loadSeenEnterprise(trx, locked.enterpriseId, by);
  const acts = await listWarningActs(trx, id);
  if (isRepeated(acts, move, by.officer.id)) return;
  const warning = (await findWarning(trx, id)) ?? refuseUnknown();
  if (!startsFrom(move.kind, warning.state)) return refuseState(warning, move.kind);
  const now = desk.now();
  const act: NewWarningAct = {
    key: move.key,
    kind: move.kind,
    officerId: by.officer.id,
    at: now,
    reason: 'reason' in move ? (move.reason ?? null) : null,
    unitId: null,
    until: move.kind === 'snooze' ? move.until : null,
  };
  if (move.kind !== 'dispatch') return writeWarningAct(trx, id, act, changeOf(warning, move, now));
  await checkHold(trx, warning, acts);
  const sent = await dispatchWarning(desk, trx, by, {
    warning,
    enterprise,
    unitId: move.unitId,
    reason: move.reason,
    key: move.key,
    now,
  });
  await writeWarningAct(
    trx,
    id,
    { ...act, unitId: sent.unitId },
    { state: 'dispatched', firstActAt: now, snoozedUntil: null, ...sent },
  );
};

/**
 * Records one act on a warning, in one transaction. The same key again is the same act: nothing more happens.
 * Of two officers at once the second meets what the first left: `already-done` where both wanted the same, else `conflict`.
 */
export const actOnWarning = (desk: Desk, by: SignedIn, id: WarningId, move: Move): Promise<void> =>
  desk.database.transaction((trx) => record(desk, trx, by, id, move));
