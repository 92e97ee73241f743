import type { ParsedBody, Routes } from '@weisu/contract';
import {
  addDays,
  dayOf,
  decideWatch,
  type EnterpriseId,
  type OfficerId,
  refuse,
  type WarningId,
  type WatchAct,
} from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import type { Queryable } from '../../../store/engine.ts';
import { findWarning } from '../../../store/desk/load-warnings.ts';
import { listWatchActs, writeWatchAct } from '../../../store/watch/watch-acts.ts';
import { lockEnterprise } from '../../../store/warning/load-one.ts';
import { loadWatching } from '../../../store/watch/watch-entries.ts';
import { listNameableOfficers } from '../../../store/watch/nameable-officers.ts';
import { proposeWatch } from '../../../watch/propose-watch.ts';
import type { Desk } from '../../desk.ts';
import { loadSeenEnterprise } from '../../looking.ts';
import { isRepeated } from '../is-repeated.ts';

type Asked = ParsedBody<Routes['actOnWatch']>;

const checkOfficer = async (trx: Queryable, { scope }: SignedIn, id: string | null): Promise<void> => {
  if (id === null) return;
  const units = scope.reach === 'area' ? scope.units : null;
  const known = await listNameableOfficers(trx, units);
  if (!known.some((officer) => officer.id === id))
    refuse('bad-input', '没有这名经办人，或不在您的辖区 / no such officer in your area', 'officerId');
};

const draftOf = (
  desk: Desk,
  { officer }: SignedIn,
  enterpriseId: EnterpriseId,
  { kind, reason, warningId, officerId, reviewOn, originId }: Asked,
): Omit<WatchAct, 'seq'> => {
  const at = desk.now();
  const isSpecial = kind === 'start' || kind === 'extend';
  const named = officerId ?? (kind === 'start' ? officer.id : null);
  return {
    enterpriseId,
    kind,
    by: officer.id,
    unitId: officer.unitId,
    at,
    reason,
    warningId: warningId as WarningId | null,
    officerId: isSpecial ? (named as OfficerId | null) : null,
    reviewOn: isSpecial
      ? (reviewOn ?? addDays(dayOf(at), desk.jurisdiction.monitoring.reviewAfterDays))
      : null,
    origin: kind === 'leave' ? (originId as EnterpriseId | null) : null,
    path: [],
    weight: null,
  };
};

/**
 * Starts, prolongs or ends special monitoring of an enterprise, or takes a related one off the list, in one transaction. A start
 * proposes its related enterprises at once. The same key again is the same act.
 */
export const actOnWatch = (desk: Desk, by: SignedIn, id: string, asked: Asked): Promise<void> =>
  desk.database.transaction(async (trx) => {
    const { kind, key, warningId } = asked;
    const enterprise = await loadSeenEnterprise(trx, id, by);
    await lockEnterprise(trx, enterprise.id);
    const acts = await listWatchActs(trx, enterprise.id);
    const recorded = acts.map((act) => ({ key: act.key, kind: act.kind, officerId: act.by }));
    if (isRepeated(recorded, { key, kind }, by.officer.id)) return;
    if (warningId !== null && (await findWarning(trx, warningId))?.enterpriseId !== enterprise.id)
      refuse('bad-input', '预警不属于该企业 / the warning is of another enterprise', 'warningId');
    if (kind === 'leave' && asked.originId === null)
      refuse('bad-input', '请说明因谁的关联 / say whose relation', 'originId');
    await checkOfficer(trx, by, asked.officerId);
    const now = (await loadWatching(trx, [enterprise.id]))(enterprise.id);
    const act = decideWatch(now, acts.length, draftOf(desk, by, enterprise.id, asked));
    await writeWatchAct(trx, key, act, now);
    if (kind === 'start')
      await proposeWatch(trx, [enterprise.id], {
        asOf: dayOf(act.at),
        now: act.at,
        rules: desk.jurisdiction,
      });
  });
