import {
  type HoldReason,
  may,
  type Role,
  type WarningActKind,
  type WarningState,
  type Wording,
} from '@weisu/core';

/** What an officer can do on a warning by hand: the others follow from its case file, from a tip, or from the day. */
export type WarningMove = Exclude<WarningActKind, 'close' | 'enter' | 'tip' | 'wake' | 'undo'>;

/** The states from which each move starts. */
export const STARTS_FROM = {
  acknowledge: ['raised', 'snoozed'],
  dispatch: ['raised', 'acknowledged', 'snoozed'],
  dismiss: ['raised', 'acknowledged', 'snoozed'],
  snooze: ['raised', 'acknowledged'],
  corroborate: ['raised', 'acknowledged', 'snoozed'],
} as const satisfies Record<WarningMove, readonly WarningState[]>;

/** The state to which each move leads; null where it leaves the state as it is. */
export const LEADS_TO = {
  acknowledge: 'acknowledged',
  dispatch: 'dispatched',
  dismiss: 'dismissed',
  snooze: 'snoozed',
  corroborate: null,
} as const satisfies Record<WarningMove, WarningState | null>;

export const startsFrom = (move: WarningMove, state: WarningState): boolean =>
  (STARTS_FROM[move] as readonly WarningState[]).includes(state);

/** The moves that are open to a role now. Corroboration is offered where something is held back; a dispatch where nothing is. */
export const movesOf = (role: Role, state: WarningState, held: HoldReason | null): WarningMove[] => {
  if (!may(role, 'act-on-warning')) return [];
  const open = (Object.keys(STARTS_FROM) as WarningMove[]).filter((move) => startsFrom(move, state));
  return open.filter((move) =>
    move === 'dispatch' ? held === null : move !== 'corroborate' || held !== null,
  );
};

export const HELD_BACK: Record<HoldReason, Wording> = {
  'needs-corroboration': {
    zh: '仅有舆情线索，且不足两个互不相同的来源：核实后方可派单',
    en: 'Opinion alone, from fewer than two distinct sources: corroborate it before dispatch',
  },
  'relation-only': {
    zh: '风险仅由关联企业传导而来：不得单独派单，可列入持续关注',
    en: 'The risk comes from a related enterprise alone: watch it; it is never dispatched by itself',
  },
};
