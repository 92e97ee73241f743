import { createHash } from 'node:crypto';
import type { ParsedBody, Routes } from '@weisu/contract';
import {
  type BulletinId,
  type BulletinOpening,
  dayOf,
  daysBetween,
  type DaySpan,
  periodAround,
  refuse,
} from '@weisu/core';
import { bulletinKindOf } from '../../../bulletin/lay-out-bulletin.ts';
import type { SignedIn } from '../../../session/signed-in.ts';
import { findBulletin, findIssueBefore, type WholeBulletin } from '../../../store/bulletin/bulletins.ts';
import { composeFigures } from '../../../store/bulletin/compose-figures.ts';
import { figureGround } from '../../../store/bulletin/figure-ground.ts';
import { addBulletin, writeFigures } from '../../../store/bulletin/write-bulletins.ts';
import type { Queryable } from '../../../store/engine.ts';
import type { Desk } from '../../desk.ts';

type Asked = ParsedBody<Routes['draftBulletin']>;

const LONGEST_DAYS = 400;

/** The same request has the same id: what is repeated is written once. */
const bulletinIdOf = (unitId: string, key: string): BulletinId =>
  `bul_${createHash('sha256').update(`${unitId}\n${key}`).digest('hex').slice(0, 24)}`;

const checkSpan = (desk: Desk, kind: string, span: DaySpan): void => {
  const { period } = bulletinKindOf(desk.jurisdiction, kind);
  if (span.until > dayOf(desk.now()))
    refuse('bad-input', '截止日不能晚于今天 / the last day cannot lie after today', 'until');
  if (daysBetween(span.from, span.until) > LONGEST_DAYS)
    refuse('bad-input', `至多 ${LONGEST_DAYS} 天 / at most ${LONGEST_DAYS} days`, 'from');
  const whole = periodAround(period, span.from);
  if (period !== 'free' && (whole.from !== span.from || whole.until !== span.until))
    refuse(
      'bad-input',
      `须为完整周期：${whole.from} 至 ${whole.until} / must be a whole period: ${whole.from} to ${whole.until}`,
      'from',
    );
};

/** Composes the figures of a bulletin as they stand now, for the scope of who composes it. */
export const composeInto = async (
  desk: Desk,
  trx: Queryable,
  by: SignedIn,
  { id, kind, unitId, span }: Pick<WholeBulletin, 'id' | 'kind' | 'unitId' | 'span'>,
): Promise<void> => {
  const { period } = bulletinKindOf(desk.jurisdiction, kind);
  const beforeId = await findIssueBefore(trx, { kind, unitId, span });
  await writeFigures(
    trx,
    id,
    await composeFigures(trx, figureGround(by.scope, period, span)),
    desk.now(),
    beforeId,
  );
};

/** The same key for something else is a fault of the caller. */
const checkSame = async (trx: Queryable, { id, kind, span, draftedBy }: BulletinOpening): Promise<void> => {
  const same = await findBulletin(trx, id);
  if (same?.kind !== kind || same.draftedBy !== draftedBy || same.span.from !== span.from)
    refuse('conflict', '此操作编号已用于另一操作 / this key was used for another act', 'key');
};

/** Composes a bulletin of a period and answers its id, in one transaction. The same key again is the same bulletin. */
export const draftBulletin = (desk: Desk, by: SignedIn, asked: Asked): Promise<BulletinId> =>
  desk.database.transaction(async (trx) => {
    const { officer } = by;
    const { kind, key, from, until } = asked;
    const span = { from, until };
    const id = bulletinIdOf(officer.unitId, key);
    checkSpan(desk, kind, span);
    const opening = { id, kind, unitId: officer.unitId, span, draftedBy: officer.id, draftedAt: desk.now() };
    if (await addBulletin(trx, key, opening, null)) await composeInto(desk, trx, by, opening);
    else await checkSame(trx, opening);
    return id;
  });
