import type { Reply, Routes } from '@weisu/contract';
import { type Bulletin, foldBulletin, type Jurisdiction, openBulletin, type UnitId } from '@weisu/core';
import { writeBulletinNumber } from '../../bulletin/lay-out-bulletin.ts';
import type { WholeBulletin } from '../../store/bulletin/bulletins.ts';
import { unitRefOf } from '../place-names.ts';

type Row = Reply<Routes['listBulletins']>['rows'][number];

/** The bulletin that its acts lead to. */
export const bulletinOf = ({ id, kind, unitId, span, draftedBy, draftedAt, acts }: WholeBulletin): Bulletin =>
  foldBulletin(openBulletin({ id, kind, unitId, span, draftedBy, draftedAt }), acts);

/** The number in both languages, or null. */
export const bulletinNumber = (
  jurisdiction: Pick<Jurisdiction, 'bulletin'>,
  bulletin: Pick<Bulletin, 'kind' | 'number'>,
): Row['number'] =>
  bulletin.number === null
    ? null
    : {
        zh: writeBulletinNumber(jurisdiction, bulletin, 'zh'),
        en: writeBulletinNumber(jurisdiction, bulletin, 'en'),
      };

/** One bulletin as it stands in a list. What became of it elsewhere is for the unit that issued it. */
export const presentBulletinRow = (
  stored: WholeBulletin,
  jurisdiction: Jurisdiction,
  viewer: { readonly unitId: UnitId },
): Row => {
  const bulletin = bulletinOf(stored);
  const isOwn = bulletin.unitId === viewer.unitId;
  const own = bulletin.receipts.find(({ unitId }) => unitId === viewer.unitId);
  const kind = jurisdiction.bulletin.kinds.find(({ id }) => id === bulletin.kind);
  return {
    id: bulletin.id,
    kind: { id: bulletin.kind, name: kind?.name ?? { zh: bulletin.kind, en: bulletin.kind } },
    unit: unitRefOf(jurisdiction, bulletin.unitId),
    from: bulletin.span.from,
    until: bulletin.span.until,
    state: bulletin.state,
    number: bulletinNumber(jurisdiction, bulletin),
    draftedBy: isOwn ? stored.draftedByName : '',
    issuedAt: bulletin.issuedAt,
    recipientCount: isOwn ? bulletin.receipts.length : 0,
    receivedCount: isOwn ? bulletin.receipts.filter(({ received }) => received !== null).length : 0,
    received: isOwn ? 'own' : (own?.received ?? null) === null ? 'waiting' : 'received',
  };
};
