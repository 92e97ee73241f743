import type { ParsedBody, Routes } from '@weisu/contract';
import { refuse, type WarningId } from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { lockWarning } from '../../../store/desk/warning-acts.ts';
import { listJudgements, writeJudgement } from '../../../store/warning/judgements.ts';
import type { Desk } from '../../desk.ts';
import { loadSeenEnterprise, refuseUnknown } from '../../looking.ts';

type Asked = ParsedBody<Routes['judgeWarning']>;

/** Appends what an officer makes of a warning, in whatever state it is. The same key again is the same judgement. */
export const judgeWarning = (desk: Desk, by: SignedIn, id: WarningId, asked: Asked): Promise<void> =>
  desk.database.transaction(async (trx) => {
    const locked = (await lockWarning(trx, id)) ?? refuseUnknown();
    await loadSeenEnterprise(trx, locked.enterpriseId, by);
    const { key, ...judged } = asked;
    const same = (await listJudgements(trx, id)).find((each) => each.key === key);
    if (same !== undefined) {
      if (same.by !== by.officer.id || same.verdict !== judged.verdict || same.useful !== judged.useful)
        refuse('conflict', '此操作编号已用于另一操作 / this key was used for another act', 'key');
      return;
    }
    await writeJudgement(trx, id, key, { ...judged, by: by.officer.id, at: desk.now() });
  });
