import type { ParsedBody, Routes } from '@weisu/contract';
import { afterWatch, decideWatch, refuse, type WarningId } from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { findWarning } from '../../../store/desk/load-warnings.ts';
import { findMonitoring, listWatchActs, lockWatch, writeWatchAct } from '../../../store/watch/watch-acts.ts';
import type { Desk } from '../../desk.ts';
import { loadSeenEnterprise } from '../../looking.ts';
import { isRepeated } from '../is-repeated.ts';

/** Starts or ends special monitoring of an enterprise, in one transaction. The same key again is the same act. */
export const actOnWatch = (
  desk: Desk,
  by: SignedIn,
  id: string,
  { kind, key, reason, warningId }: ParsedBody<Routes['actOnWatch']>,
): Promise<void> =>
  desk.database.transaction(async (trx) => {
    const enterprise = await loadSeenEnterprise(trx, id, by);
    await lockWatch(trx, enterprise.id);
    const acts = await listWatchActs(trx, enterprise.id);
    const recorded = acts.map((act) => ({ key: act.key, kind: act.kind, officerId: act.by }));
    if (isRepeated(recorded, { key, kind }, by.officer.id)) return;
    if (warningId !== null && (await findWarning(trx, warningId))?.enterpriseId !== enterprise.id)
      refuse('bad-input', '预警不属于该企业 / the warning is of another enterprise', 'warningId');
    const act = decideWatch(await findMonitoring(trx, enterprise.id), acts.length, {
      enterpriseId: enterprise.id,
      kind,
      by: by.officer.id,
      unitId: by.officer.unitId,
      at: desk.now(),
      reason,
      warningId: warningId as WarningId | null,
    });
    await writeWatchAct(trx, key, act, afterWatch(act));
  });
