import {
  addDays,
  type CaseFileId,
  dayOf,
  type Day,
  type Enterprise,
  type Instant,
  decideAct,
  firstPass,
  foldCaseFile,
  foldDispatch,
  openCaseFile,
  refuse,
  routeWarning,
  startOf,
  stepClock,
  type Unit,
  type UnitId,
} from '@weisu/core';
import { notePass } from '../../delivery/note-pass.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import { openDispatch } from '../../store/dispatch/write-dispatch.ts';
import { findClosedCaseFile, lockOpenCaseFile, type WholeCaseFile } from '../../store/desk/load-case-file.ts';
import type { WholeWarning } from '../../store/desk/load-warnings.ts';
import { addCaseFile, lockCaseFile, writeCaseAct } from '../../store/desk/write-case-file.ts';
import type { Queryable } from '../../store/engine.ts';
import { clockOf, stateOf } from '../../views/case-file-state.ts';
import type { Desk } from '../desk.ts';

type Dispatch = {
  readonly warning: WholeWarning;
  readonly enterprise: Enterprise;
  readonly unitId: string | undefined;
  readonly reason: string | undefined;
  readonly key: string;
  readonly now: Instant;
};
/** Where the warning went, into which case file, and by when its step is due. */
export type Dispatched = {
  readonly unitId: UnitId;
  readonly caseFileId: CaseFileId;
  readonly dueOn: Day | null;
};

const findUnit = ({ jurisdiction }: Desk, id: string): Unit => {
  const unit = jurisdiction.units.find((u) => u.id === id);
  return unit === undefined || unit.kind === 'partner'
    ? refuse('bad-input', '派单对象须为工会单位 / dispatch goes to a unit of the federation', 'unitId')
    : unit;
};

/** The unit an officer chose instead of the proposed one. A choice needs its reason, and a district cannot hand work to another. */
const chosenUnit = (desk: Desk, { scope }: SignedIn, chosen: string, reason: string | undefined): UnitId => {
  const unit = findUnit(desk, chosen);
  if ((reason?.trim().length ?? 0) < 2) {
    refuse('bad-input', '改派其他单位须写明理由 / say why it goes to another unit than proposed', 'reason');
  }
  if (scope.reach !== 'all' && !(scope.reach === 'area' && scope.units.includes(unit.id))) {
    refuse(
      'not-allowed',
      '改派辖区外单位须由市总工会办理 / only the city may dispatch to a unit outside your area',
    );
  }
  return unit.id;
};

const join = (desk: Desk, file: WholeCaseFile, chosen: UnitId | undefined, now: Instant): Dispatched => {
  if (chosen !== undefined && chosen !== file.unitId) {
    refuse(
      'conflict',
      '该企业已有其他单位在办的案卷 / another unit already works on a case file of this enterprise',
      'unitId',
    );
  }
  const { dueOn } = clockOf(desk.jurisdiction, desk.calendar, stateOf(desk.jurisdiction, file), dayOf(now));
  return { unitId: file.unitId, caseFileId: file.id, dueOn };
};

/** The case file that was closed not long ago, opened again where the warning goes to the unit that had it. */
const reopen = async (
  desk: Desk,
  trx: Queryable,
  { officer }: SignedIn,
  { enterprise, key, now }: Dispatch,
  unitId: UnitId,
): Promise<Dispatched | undefined> => {
  const { procedure, dispatch } = desk.jurisdiction;
  const since = startOf(addDays(dayOf(now), -dispatch.reopenWithinDays));
  const closed = await findClosedCaseFile(trx, enterprise.id, since);
  if (closed?.unitId !== unitId || !(await lockCaseFile(trx, closed.id))) return undefined;
  const file = stateOf(desk.jurisdiction, closed);
  const act = decideAct(procedure, file, {
    kind: 'reopen',
    by: officer.id,
    unitId: officer.unitId,
    at: now,
    note: '办结后又有预警派来，重启案卷 / a new warning was dispatched after closing',
    evidence: null,
  });
  const next = foldCaseFile(procedure, file, [act]);
  const dueOn = stepClock(desk.jurisdiction, next, desk.calendar)?.dueOn ?? null;
  await writeCaseAct(trx, `dispatch:${key}`.slice(0, 64), act, {
    step: next.step,
    closedAt: next.closedAt,
    dueOn,
  });
  return { unitId: closed.unitId, caseFileId: closed.id, dueOn };
};

/**
 * Hands a warning to a unit: the open case file of the enterprise takes it, one that was closed not long ago is opened again, or a
 * new one is opened at the procedure's step.
 * Goes to the unit of the route unless the officer chose one with a reason. Refuses with `bad-input`, `not-allowed`, `conflict`.
 */
export const dispatchWarning = async (
  desk: Desk,
  trx: Queryable,
  by: SignedIn,
  dispatch: Dispatch,
): Promise<Dispatched> => {
  const { warning, enterprise, unitId: asked, reason, key, now } = dispatch;
  const route = routeWarning(enterprise, desk.jurisdiction);
  const chosen =
    asked === undefined || asked === route.unitId ? undefined : chosenUnit(desk, by, asked, reason);
  const open = await lockOpenCaseFile(trx, enterprise.id);
  if (open !== undefined) return join(desk, open, chosen, now);
  const again = await reopen(desk, trx, by, dispatch, chosen ?? route.unitId);
  if (again !== undefined) return again;
  const { procedure } = desk.jurisdiction;
  const own = warning.id.slice('war_'.length);
  const actor = { officerId: by.officer.id, unitId: by.officer.unitId };
  const first = firstPass(actor, chosen ?? route.unitId, now, reason ?? null);
  const handed = foldDispatch({ id: `dsp_${own}`, caseFileId: `case_${own}` }, [first]);
  const file = openCaseFile(procedure, {
    id: handed.caseFileId,
    dispatch: handed,
    enterpriseId: enterprise.id,
    unitId: handed.responsible,
    warningIds: [warning.id],
    openedAt: now,
  });
  const dueOn = stepClock(desk.jurisdiction, file, desk.calendar)?.dueOn ?? null;
  await addCaseFile(trx, { ...file, procedure: `${procedure.id}@${procedure.version}`, dueOn });
  await openDispatch(trx, { dispatch: handed, rulingDueOn: null, enterpriseId: enterprise.id }, key);
  await notePass(
    trx,
    { dispatch: handed, enterpriseId: enterprise.id, dueOn },
    desk.jurisdiction,
    warning.level,
  );
  return { unitId: file.unitId, caseFileId: file.id, dueOn };
};
