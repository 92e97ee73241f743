import type { ParsedBody, Routes } from '@weisu/contract';
import {
  type CaseFile,
  dayOf,
  decideAct,
  decidePass,
  type Dispatch,
  endHeldBack,
  foldCaseFile,
  type Instant,
  mayRecord,
  passOn,
  type PassDraft,
  refuse,
  rulingDueOn,
  stepClock,
} from '@weisu/core';
import { notePass } from '../../../delivery/note-pass.ts';
import type { SignedIn } from '../../../session/signed-in.ts';
import { findCaseFile, type WholeCaseFile } from '../../../store/desk/load-case-file.ts';
import { lockCaseFile, writeCaseAct } from '../../../store/desk/write-case-file.ts';
import { findDispatchFile } from '../../../store/dispatch/load-dispatches.ts';
import { moveFileDue, writePass } from '../../../store/dispatch/write-dispatch.ts';
import type { Queryable } from '../../../store/engine.ts';
import { stateOf } from '../../../views/case-file-state.ts';
import { groundOf } from '../../../views/dispatch-ground.ts';
import type { Desk } from '../../desk.ts';
import { loadSeenEnterprise, refuseUnknown } from '../../looking.ts';
import { isRepeated } from '../is-repeated.ts';
import { recordSentBefore } from '../notices/record-notice.ts';

type Asked = ParsedBody<Routes['actOnDispatch']>;

/** Clocks of two machines differ a little; passes follow one another all the same. */
const notBefore = (at: Instant, { passes }: Dispatch): Instant => {
  const last = passes.at(-1)?.at ?? at;
  return last > at ? last : at;
};

/** Decides on one pass and writes it. The caller holds the case file. Answers the case file with its dispatch after the pass. */
const writeDecidedPass = async (
  desk: Desk,
  trx: Queryable,
  { officer }: SignedIn,
  { file, dispatch }: { readonly file: CaseFile; readonly dispatch: Dispatch },
  { key, ...asked }: Omit<PassDraft, 'at'> & { readonly key: string },
): Promise<CaseFile & { readonly dispatch: Dispatch }> => {
  const { jurisdiction, calendar } = desk;
  const at = notBefore(desk.now(), dispatch);
  const ground = groundOf({ jurisdiction, calendar, today: dayOf(at) }, file, dispatch);
  const pass = decidePass(dispatch, { officerId: officer.id, unitId: officer.unitId }, ground, {
    ...asked,
    at,
  });
  const next = passOn(dispatch, pass);
  await writePass(trx, { dispatch: next, rulingDueOn: rulingDueOn(jurisdiction, calendar, next) }, key);
  const passed = { ...file, unitId: next.responsible, dispatch: next };
  const dueOn = stepClock(jurisdiction, passed, calendar)?.dueOn ?? null;
  await notePass(trx, { dispatch: next, enterpriseId: file.enterpriseId, dueOn }, jurisdiction);
  return passed;
};

/** Signing for the work is the act that the step of dispatch asks for: it is recorded there, and the step ends with it. */
const recordSigning = async (
  desk: Desk,
  trx: Queryable,
  { officer }: SignedIn,
  file: CaseFile,
  { key, reason }: Asked,
): Promise<CaseFile> => {
  const { procedure } = desk.jurisdiction;
  let now = file;
  const record = async (kind: string, ownKey: string, note: string): Promise<void> => {
    const act = decideAct(procedure, now, {
      kind,
      by: officer.id,
      unitId: officer.unitId,
      at: desk.now(),
      note,
      evidence: null,
    });
    now = foldCaseFile(procedure, now, [act]);
    const dueOn = stepClock(desk.jurisdiction, now, desk.calendar)?.dueOn ?? null;
    await writeCaseAct(trx, ownKey, act, { step: now.step, closedAt: now.closedAt, dueOn });
  };
  if (!mayRecord(procedure, now).some(({ id }) => id === 'sign')) return now;
  await record('sign', key, reason ?? '已签收 / signed for');
  if (now.step === procedure.opensAt && endHeldBack(procedure, now, officer.id) === null)
    await record('end-step', `${key}:end`, '已签收，转入处置 / signed for, handling begins');
  return now;
};

const loadHeld = async (trx: Queryable, by: SignedIn, id: string): Promise<WholeCaseFile> => {
  const caseFileId = (await findDispatchFile(trx, id)) ?? refuseUnknown();
  if (!(await lockCaseFile(trx, caseFileId))) return refuseUnknown();
  const stored = (await findCaseFile(trx, caseFileId)) ?? refuseUnknown();
  await loadSeenEnterprise(trx, stored.enterpriseId, by);
  return stored;
};

const record = async (desk: Desk, trx: Queryable, by: SignedIn, id: string, asked: Asked): Promise<void> => {
  const stored = await loadHeld(trx, by, id);
  const { dispatch } = stored;
  if (dispatch === undefined) return refuseUnknown();
  const recorded = dispatch.passes.map(({ key, kind, by: officerId }) => ({ key, kind, officerId }));
  if (isRepeated(recorded, asked, by.officer.id)) return;
  const file = stateOf(desk.jurisdiction, stored);
  if (file.step === null) refuse('already-done', '案卷已办结 / the case file is closed');
  // Of several officers who saw the same page one acts; the others must see what was done.
  if (asked.seen !== dispatch.passes.length)
    refuse('conflict', '派单刚有变动，请看过最新情况再办 / it has moved on meanwhile: look at it again');
  const { seen: _seen, ...draft } = asked;
  const passed = await writeDecidedPass(desk, trx, by, { file, dispatch }, draft);
  const next =
    asked.kind === 'sign'
      ? await recordSentBefore(desk, trx, stored, await recordSigning(desk, trx, by, passed, asked))
      : passed;
  await moveFileDue(trx, passed.dispatch, stepClock(desk.jurisdiction, next, desk.calendar)?.dueOn ?? null);
};

/**
 * Passes work on, back, up or on hold, in one transaction; the guards are those of `decidePass`.
 * The same key again is the same pass. Who did not see the newest pass is refused with `conflict`.
 */
export const passDispatch = (desk: Desk, by: SignedIn, id: string, asked: Asked): Promise<void> =>
  desk.database.transaction((trx) => record(desk, trx, by, id, asked));

/** Acts that a case file takes and that are passes as well: recorded there, they count here. */
const MIRRORED = ['sign', 'urge'] as const;

/** Writes the pass that an act in the case file amounts to, if it is one and the dispatch still waits for it. */
export const mirrorCaseAct = async (
  desk: Desk,
  trx: Queryable,
  by: SignedIn,
  stored: WholeCaseFile,
  act: { readonly kind: string; readonly key: string; readonly note: string },
): Promise<void> => {
  const kind = MIRRORED.find((each) => each === act.kind);
  const { dispatch } = stored;
  if (kind === undefined || dispatch === undefined || (kind === 'sign' && dispatch.state !== 'sent')) return;
  if (kind === 'urge' && by.officer.unitId === dispatch.holder) return;
  await writeDecidedPass(
    desk,
    trx,
    by,
    { file: stateOf(desk.jurisdiction, stored), dispatch },
    { kind, key: act.key, toUnit: null, returnReason: null, reason: act.note, evidence: null, until: null },
  );
};
