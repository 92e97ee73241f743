import { createHash } from 'node:crypto';
import type { ParsedBody, Routes } from '@weisu/contract';
import {
  type CaseFileId,
  type ClaimMove,
  createClaimDue,
  dayOf,
  decideClaimMove,
  refuse,
  type Wording,
} from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { writeAudit } from '../../../store/audit/write-audit.ts';
import {
  findClaimAct,
  findClaimActByKey,
  lastClaimActSeq,
  type StoredClaimAct,
} from '../../../store/claims/claim-acts.ts';
import { listSelectedClaims, type StoredClaim } from '../../../store/claims/list-claims.ts';
import { type NextState, addClaimAct, moveClaims } from '../../../store/claims/write-claims.ts';
import type { Queryable } from '../../../store/engine.ts';
import { claimDaysOf } from '../../../views/claims/present-claims.ts';
import type { Desk } from '../../desk.ts';
import { contextOf, refuseUnknown } from '../../looking.ts';
import { holdClaimFile } from './hold-claim-file.ts';
import { undoClaimAct } from './undo-claim-act.ts';

type Asked = ParsedBody<Routes['actOnClaims']>;
type Moving = Exclude<Asked, { kind: 'undo' }>;

/** Claims of one act: the page's limit, and that of the contract. */
const MOST_CLAIMS = 2000;

/** The same act has the same id: what a repeated request would write, it would write once. */
export const claimActId = (caseFileId: string, key: string): string =>
  `cla_${createHash('sha256').update(`${caseFileId}\n${key}`).digest('hex').slice(0, 24)}`;

/** The act that this key named before, or undefined. A key used for something else is refused with `conflict`. */
export const findRepeated = async (
  trx: Queryable,
  caseFileId: string,
  asked: { readonly key: string; readonly kind: string },
  by: SignedIn,
): Promise<StoredClaimAct | undefined> => {
  const before = await findClaimActByKey(trx, caseFileId, asked.key);
  if (before !== undefined && (before.kind !== asked.kind || before.officerId !== by.officer.id))
    refuse('conflict', '此操作编号已用于另一操作 / this key was used for another act', 'key');
  return before;
};

const moveOf = (asked: Moving): ClaimMove => {
  switch (asked.kind) {
    case 'stage':
      return {
        kind: 'stage',
        to: asked.to,
        on: asked.on,
        result: asked.result,
        awardedFen: asked.awardedFen,
        paid: asked.paid,
      };
    case 'pay':
      return { kind: 'pay', fen: asked.fen };
    case 'extend':
      return { kind: 'extend' };
    case 'restart':
      return { kind: 'restart', on: asked.on };
    case 'pause':
      return { kind: 'pause', from: asked.from, until: asked.until };
  }
};

const checkDay = (move: ClaimMove, today: string): void => {
  if ('on' in move && move.on > today)
    refuse('bad-input', '日期不能晚于今天 / the day cannot lie after today', 'on');
};

/** Exactly the claims that the officer saw, in the state in which they were seen. */
const loadSeen = async (
  desk: Desk,
  trx: Queryable,
  by: SignedIn,
  id: string,
  asked: Moving,
): Promise<readonly StoredClaim[]> => {
  const days = claimDaysOf(contextOf(desk, by));
  const claims = await listSelectedClaims(trx, id, asked.claims, days, MOST_CLAIMS);
  const expected = 'ids' in asked.claims ? new Set(asked.claims.ids).size : asked.claims.count;
  const changed = claims.filter(({ actSeq }) => actSeq > asked.seenSeq).length;
  if (changed > 0)
    refuse(
      'conflict',
      `其中 ${changed} 件刚被他人变更，请刷新后再办 / ${changed} of them have just been changed: reload the page`,
    );
  if (claims.length !== expected)
    refuse(
      'conflict',
      `所选 ${expected} 件与现有 ${claims.length} 件不符，请刷新后再办 / ${expected} were chosen and ${claims.length} are there: reload the page`,
    );
  return claims;
};

const refuseHeld = (held: ReadonlyMap<string, { why: Wording; count: number }>, total: number): never => {
  const list = [...held.values()];
  const count = list.reduce((sum, each) => sum + each.count, 0);
  const words = (language: 'zh' | 'en') =>
    list.map((each) => `${each.why[language]} ×${each.count}`).join('; ');
  return refuse(
    'guard-not-met',
    `${total} 件中有 ${count} 件不能这样办理，全部未动：${words('zh')} / ${count} of ${total} cannot do this, none was moved: ${words('en')}`,
  );
};

const decideAll = (desk: Desk, claims: readonly StoredClaim[], move: ClaimMove): readonly NextState[] => {
  const due = createClaimDue(desk.jurisdiction, desk.calendar);
  const held = new Map<string, { why: Wording; count: number }>();
  const next: NextState[] = [];
  for (const claim of claims) {
    const decided = decideClaimMove(desk.jurisdiction, claim, move);
    if (decided.done) {
      next.push({
        id: claim.id,
        version: claim.version,
        state: decided.state,
        dueOn: due(decided.state.clock),
      });
      continue;
    }
    const same = held.get(decided.why.zh);
    held.set(decided.why.zh, { why: decided.why, count: (same?.count ?? 0) + 1 });
  }
  return held.size === 0 ? next : refuseHeld(held, claims.length);
};

const record = async (
  desk: Desk,
  trx: Queryable,
  by: SignedIn,
  id: CaseFileId,
  asked: Asked,
): Promise<StoredClaimAct> => {
  const file = await holdClaimFile(trx, id, by);
  const before = await findRepeated(trx, file.id, asked, by);
  if (before !== undefined) return before;
  const now = desk.now();
  const actId = claimActId(file.id, asked.key);
  if (asked.kind === 'undo') await undoClaimAct(desk, trx, by, file, { ...asked, id: actId });
  else {
    const move = moveOf(asked);
    checkDay(move, dayOf(now));
    const claims = await loadSeen(desk, trx, by, file.id, asked);
    if (move.kind === 'stage' && move.awardedFen !== null && claims.length > 1)
      refuse('bad-input', '裁决金额须逐件登记 / an awarded amount belongs to one claim alone', 'awardedFen');
    const next = decideAll(desk, claims, move);
    const { kind, ...detail } = move;
    const act = {
      id: actId,
      caseFileId: file.id,
      seq: (await lastClaimActSeq(trx, file.id)) + 1,
      key: asked.key,
      kind,
      officerId: by.officer.id,
      unitId: by.officer.unitId,
      at: now,
      note: asked.note,
      detail,
      count: claims.length,
      amountFen: claims.reduce((sum, claim) => sum + claim.amountFen, 0),
      undoes: null,
    };
    await addClaimAct(trx, act);
    const moved = await moveClaims(trx, act, next);
    if (moved !== claims.length) refuse('conflict', '案件刚被他人变更 / the claims have just been changed');
    await writeAudit(trx, {
      at: now,
      officerId: by.officer.id,
      unitId: by.officer.unitId,
      action: `claim.${kind}`,
      subject: actId,
      caseFileId: file.id,
      detail: { ...detail, count: act.count, amountFen: act.amountFen, note: asked.note },
    });
  }
  return (await findClaimAct(trx, file.id, actId)) ?? refuseUnknown();
};

/**
 * One act on many claims of a case file, in one transaction: all of them or none. The same key again is the same act.
 * Refuses with `conflict` where another has changed one of them since the page was loaded, `guard-not-met` where one cannot move so.
 */
export const actOnClaims = (desk: Desk, by: SignedIn, id: string, asked: Asked): Promise<StoredClaimAct> =>
  desk.database.transaction((trx) => record(desk, trx, by, id as CaseFileId, asked));
