import type { Reply, Routes } from '@weisu/contract';
import {
  type Bulletin,
  BULLETIN_STARTS,
  type BulletinMove,
  type BulletinState,
  type IssuedText,
  type Jurisdiction,
  may,
  type Wording,
  wordPlaces,
} from '@weisu/core';
import type { WholeBulletin } from '../../store/bulletin/bulletins.ts';
import { unitRefOf } from '../place-names.ts';
import type { ViewContext } from '../view-context.ts';
import { bulletinNumber, bulletinOf, presentBulletinRow } from './present-bulletin-row.ts';

type Detail = Reply<Routes['bulletin']>;

const heldBackFor = (bulletin: Bulletin, officerId: `off_${string}`): Wording | null =>
  bulletin.state === 'draft' && bulletin.authors.includes(officerId)
    ? {
        zh: '您编写过这期专刊，须由另一名经办人审批',
        en: 'you wrote in this bulletin: another officer must approve it',
      }
    : null;

const movesFor = (
  bulletin: Bulletin,
  { role, unitId }: ViewContext['viewer'],
  held: Wording | null,
): Detail['mayDo'] => {
  const isOwn = bulletin.unitId === unitId && may(role, 'act-on-bulletins');
  const waits = bulletin.receipts.some((receipt) => receipt.unitId === unitId && receipt.received === null);
  const starts: Readonly<Record<BulletinMove['kind'], readonly BulletinState[]>> = BULLETIN_STARTS;
  return (Object.keys(starts) as BulletinMove['kind'][]).filter(
    (kind) =>
      starts[kind].includes(bulletin.state) &&
      (kind === 'receive' ? waits : isOwn) &&
      !(kind === 'approve' && held !== null),
  );
};

const textOf = ({ move }: { readonly move: BulletinMove }, { units }: Jurisdiction): string => {
  if ('reason' in move) return move.reason;
  if (move.kind !== 'send') return '';
  return move.recipients.map((id) => units.find((unit) => unit.id === id)?.name.zh ?? id).join('、');
};

const presentActs = (
  stored: WholeBulletin,
  bulletin: Bulletin,
  jurisdiction: Jurisdiction,
): Detail['acts'] => [
  {
    seq: 0,
    kind: 'draft',
    byName: stored.draftedByName,
    unit: unitRefOf(jurisdiction, bulletin.unitId),
    at: bulletin.draftedAt,
    text: '',
  },
  ...stored.acts.map((act) => ({
    seq: act.seq,
    kind: act.move.kind,
    byName: act.byName,
    unit: unitRefOf(jurisdiction, act.unitId),
    at: act.at,
    text: textOf(act, jurisdiction),
  })),
];

/** One bulletin as an officer of its unit, or of a unit to which it was sent, sees it. */
export const presentBulletin = (
  stored: WholeBulletin,
  laid: IssuedText,
  before: WholeBulletin | undefined,
  { jurisdiction, viewer }: ViewContext,
): Detail => {
  const bulletin = bulletinOf(stored);
  const isOwn = bulletin.unitId === viewer.unitId && may(viewer.role, 'act-on-bulletins');
  const held = heldBackFor(bulletin, viewer.officerId);
  const proposed = jurisdiction.bulletin.recipients.find(({ unit }) => unit === bulletin.unitId)?.to ?? [];
  const names = new Map(stored.acts.map(({ by, byName }) => [by, byName]));
  const free = jurisdiction.units.filter(
    ({ id }) => id !== bulletin.unitId && !bulletin.receipts.some(({ unitId }) => unitId === id),
  );
  return {
    ...presentBulletinRow(stored, jurisdiction, viewer),
    revision: bulletin.revision,
    composedAt: stored.composedAt,
    laid: laid as Detail['laid'],
    places: wordPlaces(jurisdiction.bulletin).map(({ place, name, hint, maxLength }) => ({
      place,
      name,
      hint,
      maxLength,
      text: bulletin.words[place] ?? '',
    })),
    before:
      before === undefined
        ? null
        : { id: before.id, number: bulletinNumber(jurisdiction, bulletinOf(before)) ?? { zh: '', en: '' } },
    mayOpenRows: isOwn,
    receipts: isOwn
      ? bulletin.receipts.map(({ unitId, sentAt, received }) => ({
          unit: unitRefOf(jurisdiction, unitId),
          sentAt,
          receivedAt: received?.at ?? null,
          receivedBy: received === null ? null : (names.get(received.by) ?? null),
        }))
      : [],
    mayReceive: isOwn
      ? free
          .map(({ id }) => ({ unit: unitRefOf(jurisdiction, id), proposed: proposed.includes(id) }))
          .toSorted((a, b) => Number(b.proposed) - Number(a.proposed))
      : [],
    acts: isOwn ? presentActs(stored, bulletin, jurisdiction) : [],
    mayDo: movesFor(bulletin, viewer, held),
    heldBack: isOwn ? held : null,
  };
};
