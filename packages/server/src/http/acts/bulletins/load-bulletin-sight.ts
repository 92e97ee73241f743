import { type ComposedFigures, type IssuedText, may } from '@weisu/core';
import { layOutBoth } from '../../../bulletin/lay-out-bulletin.ts';
import type { SignedIn } from '../../../session/signed-in.ts';
import {
  findBulletin,
  loadFigures,
  type WholeBulletin,
  wasBulletinSentTo,
} from '../../../store/bulletin/bulletins.ts';
import type { Queryable } from '../../../store/engine.ts';
import { bulletinOf } from '../../../views/bulletins/present-bulletin-row.ts';
import type { Desk } from '../../desk.ts';
import { refuseUnknown } from '../../looking.ts';

/** True where the officer's unit issues it: drafts are seen, and the rows behind figures opened, by those who may act on it. */
export const isOwnBulletin = ({ unitId }: Pick<WholeBulletin, 'unitId'>, { officer }: SignedIn): boolean =>
  officer.unitId === unitId && may(officer.role, 'act-on-bulletins');

/** A bulletin that the officer may see: its unit's own, or one that was sent to it. Refuses with `not-found` otherwise. */
export const loadSeenBulletin = async (db: Queryable, id: string, by: SignedIn): Promise<WholeBulletin> => {
  const stored = (await findBulletin(db, id)) ?? refuseUnknown();
  if (!isOwnBulletin(stored, by) && !(await wasBulletinSentTo(db, id, by.officer.unitId))) refuseUnknown();
  return stored;
};

/** The figures with which a bulletin is compared, or null. */
export const loadBefore = (
  db: Queryable,
  { beforeId }: Pick<WholeBulletin, 'beforeId'>,
): Promise<ComposedFigures | null> => (beforeId === null ? Promise.resolve(null) : loadFigures(db, beforeId));

/** What readers see: the very text of the issue, or a draft laid out from its figures. */
export const loadLaid = async (
  { jurisdiction }: Pick<Desk, 'jurisdiction'>,
  db: Queryable,
  stored: WholeBulletin,
): Promise<IssuedText> =>
  stored.issuedText ??
  layOutBoth({
    jurisdiction,
    bulletin: bulletinOf(stored),
    figures: await loadFigures(db, stored.id),
    before: await loadBefore(db, stored),
  });
