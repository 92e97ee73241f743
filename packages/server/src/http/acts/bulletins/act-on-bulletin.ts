import type { ParsedBody, Routes } from '@weisu/contract';
import { type BulletinMove, decideBulletin, foldBulletin, type UnitId } from '@weisu/core';
import { issueBulletin } from '../../../bulletin/issue-bulletin.ts';
import { noteBulletinSent } from '../../../delivery/note-bulletin.ts';
import type { SignedIn } from '../../../session/signed-in.ts';
import { lockBulletin } from '../../../store/bulletin/bulletins.ts';
import { writeBulletinAct } from '../../../store/bulletin/write-bulletins.ts';
import { bulletinOf } from '../../../views/bulletins/present-bulletin-row.ts';
import type { Desk } from '../../desk.ts';
import { refuseUnknown } from '../../looking.ts';
import { isRepeated } from '../is-repeated.ts';
import { composeInto } from './draft-bulletin.ts';
import { isOwnBulletin, loadSeenBulletin } from './load-bulletin-sight.ts';

type Asked = ParsedBody<Routes['actOnBulletin']> | ParsedBody<Routes['receiveBulletin']>;

const UNNUMBERED = { year: 0, count: 0 };

/** The move as it is asked for; an issue gets its number once it is decided that it may be issued. */
const moveOf = (asked: Asked): BulletinMove => {
  switch (asked.kind) {
    case 'write':
      return { kind: 'write', words: asked.words, revision: asked.revision };
    case 'compose':
    case 'approve':
      return { kind: asked.kind, revision: asked.revision };
    case 'send-back':
    case 'withdraw':
      return { kind: asked.kind, reason: asked.reason };
    case 'issue':
      return { kind: 'issue', number: UNNUMBERED, sha256: '' };
    case 'send':
      // Unknown units are refused by the decision.
      return { kind: 'send', recipients: asked.recipients as UnitId[] };
    case 'receive':
      return { kind: 'receive' };
  }
};

/** Records one act on a bulletin, in one transaction. The same key again is the same act. */
export const actOnBulletin = (desk: Desk, by: SignedIn, id: string, asked: Asked): Promise<void> =>
  desk.database.transaction(async (trx) => {
    if (!(await lockBulletin(trx, id))) refuseUnknown();
    const stored = await loadSeenBulletin(trx, id, by);
    if (asked.kind !== 'receive' && !isOwnBulletin(stored, by)) refuseUnknown();
    const { officer } = by;
    const recorded = stored.acts.map((act) => ({ key: act.key, kind: act.move.kind, officerId: act.by }));
    if (isRepeated(recorded, asked, officer.id)) return;
    const bulletin = bulletinOf(stored);
    const decided = decideBulletin(bulletin, moveOf(asked), {
      terms: desk.jurisdiction.bulletin,
      by: officer.id,
      unitId: officer.unitId,
      units: desk.jurisdiction.units.map((unit) => unit.id),
    });
    if (decided.kind === 'compose') await composeInto(desk, trx, by, stored);
    const at = desk.now();
    const issued =
      decided.kind === 'issue'
        ? await issueBulletin(trx, {
            jurisdiction: desk.jurisdiction,
            bulletin,
            beforeId: stored.beforeId,
            at,
          })
        : null;
    const move = issued?.move ?? decided;
    const act = { seq: bulletin.actCount + 1, by: officer.id, unitId: officer.unitId, at, move };
    await writeBulletinAct(
      trx,
      { ...act, key: asked.key },
      foldBulletin(bulletin, [act]),
      issued?.text ?? null,
    );
    if (move.kind === 'send') await noteBulletinSent(trx, bulletin, move.recipients, at, desk.jurisdiction);
  });
