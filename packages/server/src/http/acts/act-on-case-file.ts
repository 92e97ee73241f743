import type { ParsedBody, Routes } from '@weisu/contract';
import { type CaseAct, type CaseFileId, decideAct, foldCaseFile, may, refuse, stepClock } from '@weisu/core';
import type { SignedIn } from '../../session/signed-in.ts';
import { findCaseFile, lockOpenCaseFile } from '../../store/desk/load-case-file.ts';
import { writeWarningAct } from '../../store/desk/warning-acts.ts';
import { listDispatched, lockCaseFile, moveDue, writeCaseAct } from '../../store/desk/write-case-file.ts';
import type { Queryable } from '../../store/engine.ts';
import { stateOf } from '../../views/case-file-state.ts';
import type { Desk } from '../desk.ts';
import { loadSeenEnterprise, refuseUnknown } from '../looking.ts';
import { mirrorCaseAct } from './dispatch/pass-dispatch.ts';
import { isRepeated } from './is-repeated.ts';

type Asked = ParsedBody<Routes['actOnCaseFile']>;

/** The warnings of a case file close with it, by the hand and in the words of who closed it. */
const closeWarnings = async (trx: Queryable, id: CaseFileId, key: string, act: CaseAct): Promise<void> => {
  for (const warningId of await listDispatched(trx, id)) {
    const close = {
      key,
      kind: 'close',
      officerId: act.by,
      at: act.at,
      reason: act.note,
      unitId: act.unitId,
      until: null,
    } as const;
    await writeWarningAct(trx, warningId, close, { state: 'closed', dueOn: null });
  }
};

const record = async (desk: Desk, trx: Queryable, by: SignedIn, id: string, asked: Asked): Promise<void> => {
  if (!(await lockCaseFile(trx, id))) return refuseUnknown();
  const stored = (await findCaseFile(trx, id)) ?? refuseUnknown();
  await loadSeenEnterprise(trx, stored.enterpriseId, by);
  const { officer } = by;
  const recorded = stored.acts.map((act) => ({ key: act.key, kind: act.kind, officerId: act.by }));
  if (isRepeated(recorded, asked, officer.id)) return;
  const file = stateOf(desk.jurisdiction, stored);
  if (asked.kind === 'reopen') {
    if (!may(officer.role, 'act-on-warning'))
      refuse('not-allowed', '重启案卷须由市或区总工会办理 / only the city or the district may reopen');
    // A file that was split off runs beside the main one; a merged one is refused by the decision itself.
    const isMain = file.mergedInto === undefined && stored.acts[0]?.kind !== 'split-from';
    if (isMain && file.step === null && (await lockOpenCaseFile(trx, stored.enterpriseId)) !== undefined) {
      refuse('conflict', '该企业另有在办案卷 / another case file of this enterprise is open');
    }
  }
  const { kind, note, evidence, payload } = asked;
  const { procedure } = desk.jurisdiction;
  const act = decideAct(procedure, file, {
    kind,
    by: officer.id,
    unitId: officer.unitId,
    at: desk.now(),
    note,
    evidence,
    payload,
  });
  const next = foldCaseFile(procedure, file, [act]);
  const dueOn = stepClock(desk.jurisdiction, next, desk.calendar)?.dueOn ?? null;
  await mirrorCaseAct(desk, trx, by, stored, { kind, key: asked.key, note });
  await writeCaseAct(trx, asked.key, act, { step: next.step, closedAt: next.closedAt, dueOn });
  if (next.step === null) await closeWarnings(trx, stored.id, asked.key, act);
  else await moveDue(trx, stored.id, dueOn);
};

/**
 * Records one act in a case file, in one transaction; the guards are those of the procedure (`decideAct`).
 * The same key again is the same act: nothing more happens.
 */
export const actOnCaseFile = (desk: Desk, by: SignedIn, id: string, asked: Asked): Promise<void> =>
  desk.database.transaction((trx) => record(desk, trx, by, id, asked));
