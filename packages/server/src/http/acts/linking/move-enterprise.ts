import type { ParsedBody, Routes } from '@weisu/contract';
import { type EnterpriseId, normaliseCreditCode, refuse } from '@weisu/core';
import { randomUUID } from 'node:crypto';
import type { SignedIn } from '../../../session/signed-in.ts';
import { writeAudit } from '../../../store/audit/write-audit.ts';
import type { WholeEnterprise } from '../../../store/desk/load-enterprise.ts';
import type { Queryable } from '../../../store/engine.ts';
import {
  countOpen,
  findIdByCode,
  findLaterMove,
  findMove,
  findMoveByKey,
  holdEnterprises,
  mergeEnterprises,
  type NewMove,
  splitEnterprise,
  undoMove,
} from '../../../store/linking/enterprise-moves.ts';
import type { Desk } from '../../desk.ts';
import { loadSeenEnterprise, refuseUnknown } from '../../looking.ts';

type Asked = ParsedBody<Routes['moveEnterprise']>;

const otherOf = async (
  trx: Queryable,
  by: SignedIn,
  from: WholeEnterprise,
  intoCreditCode: string,
): Promise<WholeEnterprise> => {
  const id = await findIdByCode(trx, normaliseCreditCode(intoCreditCode));
  if (id === undefined)
    return refuse(
      'not-found',
      '没有这个信用代码的企业，或不在您的辖区 / no enterprise of this credit code in your area',
      'intoCreditCode',
    );
  if (id === from.id)
    return refuse('bad-input', '须为另一家企业 / must be another enterprise', 'intoCreditCode');
  return loadSeenEnterprise(trx, id, by);
};

const checkFree = async (
  trx: Queryable,
  kind: Asked['kind'],
  ids: readonly [EnterpriseId, EnterpriseId],
): Promise<void> => {
  const held = await holdEnterprises(trx, ids);
  if (ids.some((id) => (held.get(id) ?? null) !== null))
    refuse(
      'already-done',
      '其中一家已并入别的企业，请先打开并入后的企业 / one of them was merged already: open what it was merged into',
    );
  if (kind === 'split') return;
  const open = await countOpen(trx, ids);
  if (open.warnings > 1)
    refuse(
      'conflict',
      '两家都有未了的预警，请先处置其中一条再合并 / both have an open warning: settle one of them first',
    );
  if (open.caseFiles > 1)
    refuse(
      'conflict',
      '两家都有未办结的案卷，请先办结其中一件再合并 / both have an open case file: close one of them first',
    );
};

/**
 * Merges an enterprise into another or moves part of it there, in one transaction. Every row that goes is written down
 * with the move. The same key again is the same act.
 */
export const moveEnterprise = (desk: Desk, by: SignedIn, id: string, asked: Asked): Promise<void> =>
  desk.database.transaction(async (trx) => {
    const { officer } = by;
    const from = await loadSeenEnterprise(trx, id, by);
    const before = await findMoveByKey(trx, officer.id, asked.key);
    if (before !== undefined) {
      if (before.kind !== asked.kind || before.fromId !== from.id)
        refuse('conflict', '此操作编号已用于另一操作 / this key was used for another act', 'key');
      return;
    }
    const into = await otherOf(trx, by, from, asked.intoCreditCode);
    await checkFree(trx, asked.kind, [from.id, into.id]);
    if (asked.kind === 'split' && asked.mentionIds.length + asked.recordIds.length === 0)
      refuse(
        'bad-input',
        '请至少选一条要分出的文本或记录 / choose at least one text or record',
        'mentionIds',
      );
    const now = desk.now();
    const move: NewMove = {
      id: `mov_${randomUUID()}`,
      key: asked.key,
      kind: asked.kind,
      fromId: from.id,
      intoId: into.id,
      officerId: officer.id,
      unitId: officer.unitId,
      at: now,
      reason: asked.reason,
    };
    const counts =
      asked.kind === 'merge' ? await mergeEnterprises(trx, move) : await splitEnterprise(trx, move, asked);
    await writeAudit(trx, {
      at: now,
      officerId: officer.id,
      unitId: officer.unitId,
      action: `enterprise.${asked.kind}`,
      subject: from.id,
      detail: { moveId: move.id, intoId: into.id, counts, reason: asked.reason },
    });
  });

/** Takes a move back and answers the enterprise it came from. Later moves of the two must be taken back first. */
export const undoEnterpriseMove = (
  desk: Desk,
  by: SignedIn,
  id: string,
  reason: string,
): Promise<EnterpriseId> =>
  desk.database.transaction(async (trx) => {
    const move = (await findMove(trx, id)) ?? refuseUnknown();
    await loadSeenEnterprise(trx, move.fromId, by);
    await loadSeenEnterprise(trx, move.intoId, by);
    await holdEnterprises(trx, [move.fromId, move.intoId]);
    if (move.undoneAt !== null) return move.fromId;
    if ((await findLaterMove(trx, move)) !== undefined)
      refuse('conflict', '其后又有合并或拆分，请先撤销后来的 / moved again since: undo the later one first');
    const now = desk.now();
    await undoMove(trx, move, { by: by.officer.id, at: now, reason });
    await writeAudit(trx, {
      at: now,
      officerId: by.officer.id,
      unitId: by.officer.unitId,
      action: 'enterprise.undo-move',
      subject: move.fromId,
      detail: { moveId: id, reason },
    });
    return move.fromId;
  });
