import { createHash } from 'node:crypto';
import type { ParsedBody, Routes } from '@weisu/contract';
import { type NoticeId, proposeNotice, refuse } from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { findCaseFile } from '../../../store/desk/load-case-file.ts';
import { findWarning } from '../../../store/desk/load-warnings.ts';
import type { Queryable } from '../../../store/engine.ts';
import { findNotice } from '../../../store/notices/notices.ts';
import { addNotice } from '../../../store/notices/write-notices.ts';
import type { Desk } from '../../desk.ts';
import { loadSeenEnterprise, refuseUnknown } from '../../looking.ts';
import { figuresOf, groundWarning, noticeKindOf, tellable } from './notice-ground.ts';

type Asked = ParsedBody<Routes['draftNotice']>;

/** The same request has the same id: what is repeated is written once. */
const noticeIdOf = (ground: string, key: string): NoticeId =>
  `ntc_${createHash('sha256').update(`${ground}\n${key}`).digest('hex').slice(0, 24)}`;

const record = async (desk: Desk, trx: Queryable, by: SignedIn, asked: Asked): Promise<NoticeId> => {
  const { jurisdiction } = desk;
  const warning = asked.warningId === null ? undefined : await findWarning(trx, asked.warningId);
  const file = asked.caseFileId === null ? undefined : await findCaseFile(trx, asked.caseFileId);
  const ground = warning ?? file ?? refuseUnknown();
  const enterprise = await loadSeenEnterprise(trx, ground.enterpriseId, by);
  const { officer } = by;
  const id = noticeIdOf(ground.id, asked.key);
  const same = await findNotice(trx, id);
  if (same !== undefined) {
    if (same.kind !== asked.kind || same.draftedBy !== officer.id)
      refuse('conflict', '此操作编号已用于另一操作 / this key was used for another act', 'key');
    return id;
  }
  const kind = noticeKindOf(jurisdiction, asked.kind);
  const caseFileId = file?.id ?? warning?.caseFileId ?? null;
  const figures = await figuresOf(trx, kind, caseFileId);
  if (kind.claimStages.length > 0 && (figures === null || figures.claimCount === 0))
    refuse(
      'guard-not-met',
      '案卷中没有处于移交执行阶段的仲裁案件 / the case file has no claims at the stage of hand-over',
      'kind',
    );
  const about = await groundWarning(trx, { warningId: warning?.id ?? null, caseFileId });
  await addNotice(trx, asked.key, {
    id,
    kind: kind.id,
    enterpriseId: ground.enterpriseId,
    warningId: warning?.id ?? null,
    caseFileId,
    unitId: officer.unitId,
    draftedBy: officer.id,
    draftedAt: desk.now(),
    content: proposeNotice(kind, enterprise.name, tellable(jurisdiction, about)),
    figures,
  });
  return id;
};

/** Drafts a notice from a warning or a case file and answers its id, in one transaction. The same key again is the same notice. */
export const draftNotice = (desk: Desk, by: SignedIn, asked: Asked): Promise<NoticeId> =>
  desk.database.transaction((trx) => record(desk, trx, by, asked));
