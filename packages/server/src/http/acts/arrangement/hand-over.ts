import type { Arranged, Arrangement, Belongings, CaseAct, CaseFile } from '@weisu/core';
import { foldCaseFile, stepClock } from '@weisu/core';
import { lastClaimActSeq } from '../../../store/claims/claim-acts.ts';
import {
  type ClaimsChosen,
  countClaimsOver,
  handClaimsOver,
} from '../../../store/claims/hand-claims-over.ts';
import { addClaimAct } from '../../../store/claims/write-claims.ts';
import { movePart } from '../../../store/desk/arrange-case-files.ts';
import { moveDue, writeCaseAct } from '../../../store/desk/write-case-file.ts';
import type { Queryable } from '../../../store/engine.ts';
import type { Desk } from '../../desk.ts';
import { claimActId } from '../claims/act-on-claims.ts';

/** The two case files of an arrangement: what belongs to one goes over to the other. */
export type Over = {
  readonly from: CaseFile;
  readonly to: CaseFile;
  readonly key: string;
  readonly claims: ClaimsChosen;
};

/** What goes over, with its claims counted and the act named that will tell which these were. */
export const belongingsOf = async (
  trx: Queryable,
  { from, to, key, claims }: Over,
  parts: Omit<Belongings, 'claimCount' | 'claimActId'>,
): Promise<Belongings> => {
  const { count } = await countClaimsOver(trx, from.id, claims);
  return { ...parts, claimCount: count, claimActId: count === 0 ? null : claimActId(to.id, key) };
};

const moveClaims = async (
  trx: Queryable,
  { from, to, key, claims }: Over,
  { by: officerId, unitId, at, note }: CaseAct,
): Promise<void> => {
  const { count, amountFen } = await countClaimsOver(trx, from.id, claims);
  if (count === 0) return;
  const add = async (file: CaseFile, kind: 'hand-over' | 'take-over', other: CaseFile) => {
    const act = {
      id: claimActId(file.id, key),
      caseFileId: file.id,
      seq: (await lastClaimActSeq(trx, file.id)) + 1,
      key,
      kind,
      officerId,
      unitId,
      at,
      note,
      detail: { caseFileId: other.id },
      count,
      amountFen,
      undoes: null,
    };
    await addClaimAct(trx, act);
    return act;
  };
  await add(from, 'hand-over', to);
  const taken = await add(to, 'take-over', from);
  await handClaimsOver(trx, from.id, { caseFileId: to.id, actId: taken.id, seq: taken.seq }, claims);
};

/** Writes both acts, hands over what they name, and moves the clocks with it. Answers the two files after it. */
export const writeArranged = async (
  desk: Desk,
  trx: Queryable,
  over: Over,
  acts: Arranged,
): Promise<{ readonly from: CaseFile; readonly to: CaseFile }> => {
  const write = async (file: CaseFile, act: CaseAct): Promise<CaseFile> => {
    const next = foldCaseFile(desk.jurisdiction.procedure, file, [act]);
    const dueOn = stepClock(desk.jurisdiction, next, desk.calendar)?.dueOn ?? null;
    await writeCaseAct(trx, over.key, act, { step: next.step, closedAt: next.closedAt, dueOn });
    return next;
  };
  // Of two acts on one open file of an enterprise the one that closes must come first.
  const from = await write(over.from, acts.from);
  const to = await write(over.to, acts.to);
  const gone = acts.from.payload as Arrangement;
  await movePart(trx, gone, over.to);
  await moveClaims(trx, over, acts.from);
  for (const file of [from, to])
    await moveDue(trx, file.id, stepClock(desk.jurisdiction, file, desk.calendar)?.dueOn ?? null);
  return { from, to };
};
