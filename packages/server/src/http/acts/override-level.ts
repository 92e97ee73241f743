import { createHash } from 'node:crypto';
import type { ParsedBody, Routes } from '@weisu/contract';
import { addDays, type Day, dayOf, type EnterpriseId, refuse } from '@weisu/core';
import { reassess } from '../../pipeline/reassess.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import { writeAudit } from '../../store/audit/write-audit.ts';
import {
  endOverrideRow,
  findOpenOverride,
  findOverride,
  insertOverride,
  type StoredOverride,
} from '../../store/models/overrides.ts';
import type { Queryable } from '../../store/engine.ts';
import { lockEnterprise } from '../../store/warning/load-one.ts';
import type { Desk } from '../desk.ts';
import { loadSeenEnterprise, refuseUnknown } from '../looking.ts';

type Asked = ParsedBody<Routes['overrideLevel']>;
type Ending = ParsedBody<Routes['endOverride']>;

/** No judgement of a person stands for longer without being looked at again. */
const LONGEST_DAYS = 183;

export const latestUntil = (today: Day): Day => addDays(today, LONGEST_DAYS);

const overrideId = (enterpriseId: string, key: string): string =>
  `ovr_${createHash('sha256').update(`${enterpriseId} ${key}`).digest('hex').slice(0, 24)}`;

/** What the level now asks for is raised at once, not in the night. */
const decideAnew = async (trx: Queryable, desk: Desk, id: EnterpriseId): Promise<void> => {
  await reassess(trx, [id], { now: desk.now(), jurisdiction: desk.jurisdiction, calendar: desk.calendar });
};

/** Sets an enterprise's level by hand; the one that held before ends with it. The same key again is the same act. */
export const overrideLevel = (desk: Desk, by: SignedIn, id: string, asked: Asked): Promise<StoredOverride> =>
  desk.database.transaction(async (trx) => {
    const seen = await loadSeenEnterprise(trx, id, by);
    await lockEnterprise(trx, seen.id);
    const own = overrideId(seen.id, asked.key);
    const known = await findOverride(trx, own);
    if (known !== undefined) return known;
    const at = desk.now();
    const today = dayOf(at);
    if (asked.until < today || asked.until > latestUntil(today))
      refuse('bad-input', '须在今天起半年之内 / within half a year from today', 'until');
    const before = await findOpenOverride(trx, seen.id);
    const { officer } = by;
    if (before !== undefined)
      await endOverrideRow(trx, before.id, { by: officer.id, at, reason: '改设 / set anew' });
    const { level, until, reason } = asked;
    await insertOverride(trx, {
      id: own,
      enterpriseId: seen.id,
      level,
      reason,
      officerId: officer.id,
      at,
      until,
    });
    await writeAudit(trx, {
      at,
      officerId: officer.id,
      unitId: officer.unitId,
      action: 'model.override-level',
      subject: seen.id,
      detail: { level, until, reason, ...(before === undefined ? {} : { replaces: before.id }) },
    });
    await decideAnew(trx, desk, seen.id);
    return (await findOverride(trx, own)) ?? refuseUnknown();
  });

/** Ends the level set by hand; the model's counts again. */
export const endOverride = (
  desk: Desk,
  by: SignedIn,
  id: string,
  { reason }: Ending,
): Promise<StoredOverride> =>
  desk.database.transaction(async (trx) => {
    const seen = await loadSeenEnterprise(trx, id, by);
    await lockEnterprise(trx, seen.id);
    const open = await findOpenOverride(trx, seen.id);
    if (open === undefined) return refuse('conflict', '没有人工设定的等级 / no level is set by hand');
    const at = desk.now();
    await endOverrideRow(trx, open.id, { by: by.officer.id, at, reason });
    await writeAudit(trx, {
      at,
      officerId: by.officer.id,
      unitId: by.officer.unitId,
      action: 'model.end-override',
      subject: seen.id,
      detail: { override: open.id, reason },
    });
    await decideAnew(trx, desk, seen.id);
    return (await findOverride(trx, open.id)) ?? refuseUnknown();
  });
