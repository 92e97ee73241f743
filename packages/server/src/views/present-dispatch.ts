import type { Reply, Routes } from '@weisu/contract';
import {
  type Actor,
  backstopOf,
  type Dispatch,
  type Enterprise,
  isSuspended,
  type Level,
  may,
  passesOpenTo,
  passHeldBack,
  type PassGround,
  rulingDueOn,
  targetsOf,
} from '@weisu/core';
import type { WholeCaseFile } from '../store/desk/load-case-file.ts';
import type { StoredDispatch, StoredPass } from '../store/dispatch/load-dispatches.ts';
import { clockOf, stateOf } from './case-file-state.ts';
import { groundOf } from './dispatch-ground.ts';
import { optionalUnitRefOf, unitRefOf } from './place-names.ts';
import type { ViewContext } from './view-context.ts';

type Detail = Reply<Routes['dispatch']>;
type Row = Reply<Routes['listDispatches']>['rows'][number];

/** A case file that was dispatched, with the worst level of its warnings. */
export type DispatchedFile = {
  readonly file: WholeCaseFile;
  readonly dispatch: StoredDispatch;
  readonly level: Exclude<Level, 'none'> | null;
};

const stateShown = (dispatch: Dispatch, closed: boolean, { today }: ViewContext): Row['state'] => {
  if (closed) return 'closed';
  return dispatch.state === 'working' && isSuspended(dispatch, today) ? 'suspended' : dispatch.state;
};

/** A row of the inbox. */
export const presentDispatchRow = (
  { file: stored, dispatch, level }: DispatchedFile,
  context: ViewContext,
): Row => {
  const { jurisdiction, calendar, today } = context;
  const file = stateOf(jurisdiction, stored);
  const unit = (id: string) => unitRefOf(jurisdiction, id);
  return {
    id: dispatch.id,
    caseFileId: stored.id,
    enterprise: { id: stored.enterpriseId, name: stored.enterpriseName, creditCode: stored.creditCode },
    level,
    state: stateShown(dispatch, file.step === null, context),
    holder: unit(dispatch.holder),
    responsible: unit(dispatch.responsible),
    sender: unit(dispatch.sender),
    sentAt: dispatch.sentAt,
    returnCount: dispatch.returnCount,
    asked: dispatch.asked?.kind ?? null,
    ...clockOf(jurisdiction, calendar, file, today),
    rulingDueOn: file.step === null ? null : rulingDueOn(jurisdiction, calendar, dispatch),
  };
};

const presentPass = (pass: StoredPass, { jurisdiction }: ViewContext): Detail['passes'][number] => ({
  seq: pass.seq,
  kind: pass.kind,
  byName: pass.byName,
  unit: unitRefOf(jurisdiction, pass.unitId),
  at: pass.at,
  toUnit: optionalUnitRefOf(jurisdiction, pass.toUnit),
  returnReason: jurisdiction.dispatch.returnReasons.find(({ id }) => id === pass.returnReason)?.name ?? null,
  reason: pass.reason,
  evidence: pass.evidence,
  until: pass.until,
  colour: pass.colour,
});

type Request = NonNullable<Detail['request']>;

/** Who asked is known from the pass itself. */
const requestOf = ({ asked, passes }: StoredDispatch): Request | null => {
  if (asked === null) return null;
  const pass = passes.findLast(({ kind }) => kind === `ask-${asked.kind}`);
  return {
    kind: asked.kind,
    byName: pass?.byName ?? asked.by,
    at: asked.at,
    reason: asked.reason,
    until: asked.until,
  };
};

/** Only where the unit has it: others were never asked. */
const returnHeldBack = (dispatch: Dispatch, actor: Actor, ground: PassGround): Detail['returnHeldBack'] => {
  const held = passHeldBack(dispatch, actor, ground, 'return');
  return held === null ||
    held.code === 'not-allowed' ||
    dispatch.state === 'contested' ||
    dispatch.state === 'returned'
    ? null
    : held.words;
};

/** The page of one dispatch: where it is, every pass, what this officer may do next. */
export const presentDispatch = (
  dispatched: DispatchedFile & { readonly enterprise: Enterprise },
  context: ViewContext,
): Detail => {
  const { dispatch, file: stored, enterprise } = dispatched;
  const { jurisdiction, viewer, today } = context;
  const file = stateOf(jurisdiction, stored);
  const ground = groundOf(context, file, dispatch);
  const acts = may(viewer.role, 'act-on-dispatch') && file.step !== null;
  // Forwarding is offered where there is somebody to forward to.
  const open = (acts ? passesOpenTo(dispatch, viewer, ground) : []).filter(
    (kind) => kind !== 'forward' || targetsOf(dispatch, viewer, ground, kind).length > 0,
  );
  const units = (kind: 'send' | 'forward' | 'rule') =>
    open.includes(kind)
      ? targetsOf(dispatch, viewer, ground, kind).map((id) => unitRefOf(jurisdiction, id))
      : [];
  return {
    ...presentDispatchRow(dispatched, context),
    firstReceiver: unitRefOf(jurisdiction, dispatch.firstReceiver),
    signedAt: dispatch.signedAt,
    suspendedUntil:
      dispatch.pauses.find((pause) => pause.from <= today && today < pause.until)?.until ?? null,
    returnBy: ground.returnBy,
    ruledTo: optionalUnitRefOf(jurisdiction, dispatch.ruledTo),
    request: requestOf(dispatch),
    passes: dispatch.passes.map((pass) => presentPass(pass, context)),
    mayDo: [...open],
    returnHeldBack: acts ? returnHeldBack(dispatch, viewer, ground) : null,
    targets: { send: units('send'), forward: units('forward'), rule: units('rule') },
    backstop: unitRefOf(jurisdiction, backstopOf(enterprise, jurisdiction)),
    returnReasons: jurisdiction.dispatch.returnReasons,
    longestSuspensionDays: jurisdiction.dispatch.longestSuspensionDays,
  };
};
