import { createClaimDue, refuse } from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { writeAudit } from '../../../store/audit/write-audit.ts';
import { findClaimAct, lastClaimActSeq, listStatesBefore } from '../../../store/claims/claim-acts.ts';
import { forgetWorkers } from '../../../store/claims/claim-persons.ts';
import type { ClaimFile } from '../../../store/claims/list-claim-files.ts';
import { listSelectedClaims } from '../../../store/claims/list-claims.ts';
import { addClaimAct, moveClaims, type NextState } from '../../../store/claims/write-claims.ts';
import type { Queryable } from '../../../store/engine.ts';
import { claimDaysOf, undoUntil } from '../../../views/claims/present-claims.ts';
import type { Desk } from '../../desk.ts';
import { contextOf, refuseUnknown } from '../../looking.ts';

type Undo = { readonly id: string; readonly key: string; readonly actId: string };

/**
 * Takes an act back by a new one that puts each claim where it was; nothing is erased but the workers of a roster taken back.
 * Only the officer's own act, within the place's minutes, and only while nothing has happened to its claims since.
 */
export const undoClaimAct = async (
  desk: Desk,
  trx: Queryable,
  by: SignedIn,
  file: ClaimFile,
  undo: Undo,
): Promise<void> => {
  const context = contextOf(desk, by);
  const { undoMinutes } = desk.jurisdiction.claims;
  const undone = (await findClaimAct(trx, file.id, undo.actId)) ?? refuseUnknown();
  if (undone.undone) refuse('already-done', '这次操作已撤销 / this act has been taken back');
  if (!undone.untouched)
    refuse('conflict', '其中的案件之后又有变更，不能撤销 / its claims have been changed since');
  if (undoUntil(undone, context.viewer, undoMinutes, context.now) === null)
    refuse(
      'guard-not-met',
      `只能由本人在 ${undoMinutes} 分钟内撤销 / only the officer who did it may take it back, within ${undoMinutes} minutes`,
    );
  const due = createClaimDue(desk.jurisdiction, desk.calendar);
  const before = await listStatesBefore(trx, undone.id);
  const claims = await listSelectedClaims(
    trx,
    file.id,
    { ids: [...before.keys()] },
    claimDaysOf(context),
    before.size,
  );
  const next = claims.map((claim): NextState => {
    const { stage, dates, clock, result, awardedFen, paidFen } = claim;
    const state = before.get(claim.id) ?? { stage, dates, clock, result, awardedFen, paidFen, voided: true };
    return {
      id: claim.id,
      version: claim.version,
      state,
      dueOn: state.voided ? null : due(state.clock),
    };
  });
  const act = {
    id: undo.id,
    caseFileId: file.id,
    seq: (await lastClaimActSeq(trx, file.id)) + 1,
    key: undo.key,
    kind: 'undo',
    officerId: by.officer.id,
    unitId: by.officer.unitId,
    at: context.now,
    note: '',
    detail: { seq: undone.seq, kind: undone.kind },
    count: undone.count,
    amountFen: undone.amountFen,
    undoes: undone.id,
  };
  await addClaimAct(trx, act);
  const moved = await moveClaims(trx, act, next);
  if (moved !== before.size) refuse('conflict', '案件刚被他人变更 / the claims have just been changed');
  await forgetWorkers(
    trx,
    next.filter(({ state }) => state.voided).map(({ id }) => id),
  );
  await writeAudit(trx, {
    at: context.now,
    officerId: by.officer.id,
    unitId: by.officer.unitId,
    action: 'claim.undo',
    subject: undo.id,
    caseFileId: file.id,
    detail: { undoes: undone.id, kind: undone.kind, count: undone.count },
  });
};
