import type { ParsedBody, Routes } from '@weisu/contract';
import { decideNotice, foldNotice, type NoticeMove, type UnitId } from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import type { Queryable } from '../../../store/engine.ts';
import { findNotice, lockNotice, wasSentTo, type WholeNotice } from '../../../store/notices/notices.ts';
import { writeNoticeAct } from '../../../store/notices/write-notices.ts';
import { noticeOf } from '../../../views/notices/present-notice.ts';
import type { Desk } from '../../desk.ts';
import { loadSeenEnterprise, refuseUnknown } from '../../looking.ts';
import { isRepeated } from '../is-repeated.ts';
import { figuresOf, noticeKindOf } from './notice-ground.ts';
import { recordNotice } from './record-notice.ts';

type Asked = ParsedBody<Routes['actOnNotice']>;
type InboxAsked = ParsedBody<Routes['actOnInboxNotice']>;

const moveOf = (asked: Asked | InboxAsked): NoticeMove => {
  switch (asked.kind) {
    case 'edit': {
      const { title, facts, request, revision } = asked;
      // Unknown units are refused by the decision.
      const recipients = asked.recipients as UnitId[];
      return { kind: 'edit', revision, content: { title, facts, request, recipients }, figures: null };
    }
    case 'approve':
      return { kind: 'approve', revision: asked.revision };
    case 'send-back':
    case 'withdraw':
      return { kind: asked.kind, reason: asked.reason };
    case 'answer':
      return { kind: 'answer', text: asked.text };
    case 'send':
    case 'receive':
      return { kind: asked.kind };
  }
};

const record = async (
  desk: Desk,
  trx: Queryable,
  by: SignedIn,
  id: string,
  asked: Asked | InboxAsked,
  checkSight: (stored: WholeNotice) => Promise<unknown>,
): Promise<void> => {
  if (!(await lockNotice(trx, id))) refuseUnknown();
  const stored = (await findNotice(trx, id)) ?? refuseUnknown();
  await checkSight(stored);
  const { officer } = by;
  const recorded = stored.acts.map((act) => ({ key: act.key, kind: act.move.kind, officerId: act.by }));
  if (isRepeated(recorded, asked, officer.id)) return;
  const notice = noticeOf(stored);
  const kind = noticeKindOf(desk.jurisdiction, notice.kind);
  const move = decideNotice(notice, moveOf(asked), {
    kind,
    by: officer.id,
    unitId: officer.unitId,
    figures: await figuresOf(trx, kind, notice.caseFileId),
  });
  const act = { seq: notice.actCount + 1, by: officer.id, unitId: officer.unitId, at: desk.now(), move };
  const next = foldNotice(notice, [act]);
  await writeNoticeAct(trx, { ...act, key: asked.key }, next);
  if (move.kind !== 'send') return;
  const { recipients } = next.content;
  await recordNotice(desk, trx, notice.enterpriseId, {
    id: notice.id,
    kind: notice.kind,
    by: officer.id,
    unitId: officer.unitId,
    recipients,
    figures: next.figures,
  });
};

/** Records one act of the federation on a notice, in one transaction. The same key again is the same act. */
export const actOnNotice = (desk: Desk, by: SignedIn, id: string, asked: Asked): Promise<void> =>
  desk.database.transaction((trx) =>
    record(desk, trx, by, id, asked, ({ enterpriseId }) => loadSeenEnterprise(trx, enterpriseId, by)),
  );

/** Records a partner's receipt or answer, in one transaction. What was not sent to the partner's unit is not found. */
export const actOnInboxNotice = (desk: Desk, by: SignedIn, id: string, asked: InboxAsked): Promise<void> =>
  desk.database.transaction((trx) =>
    record(desk, trx, by, id, asked, async () => {
      if (!(await wasSentTo(trx, id, by.officer.unitId))) refuseUnknown();
    }),
  );
