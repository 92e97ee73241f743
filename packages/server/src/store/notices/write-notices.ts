import type { Notice, NoticeAct, NoticeOpening } from '@weisu/core';
import { sql } from 'kysely';
import { writeAudit } from '../audit/write-audit.ts';
import type { Queryable } from '../engine.ts';
import { SYSTEM_OFFICER } from '../standing/officers.ts';

/** Keeps a draft as it began, and enters it into the audit log. False where a notice of this id is there already. */
export const addNotice = async (trx: Queryable, key: string, notice: NoticeOpening): Promise<boolean> => {
  const figures = notice.figures === null ? null : JSON.stringify(notice.figures);
  const { rows } = await sql`
    insert into notices (id, kind, enterprise_id, warning_id, case_file_id, unit_id, act_key, drafted_by, drafted_at, content,
                         figures, state, title)
    values (${notice.id}, ${notice.kind}, ${notice.enterpriseId}, ${notice.warningId}, ${notice.caseFileId}, ${notice.unitId},
            ${key}, ${notice.draftedBy}, ${notice.draftedAt}, ${JSON.stringify(notice.content)}::jsonb, ${figures}::jsonb,
            'draft', ${notice.content.title})
    on conflict (id) do nothing returning id`.execute(trx);
  if (rows.length === 0) return false;
  await writeAudit(trx, {
    at: notice.draftedAt,
    officerId: notice.draftedBy ?? SYSTEM_OFFICER,
    unitId: notice.unitId,
    action: 'notice.draft',
    subject: notice.id,
    caseFileId: notice.caseFileId,
    detail: {
      key,
      kind: notice.kind,
      enterprise: notice.enterpriseId,
      warning: notice.warningId,
      byRule: notice.draftedBy === null,
    },
  });
  return true;
};

/** What the recipients see is there from the moment of sending; later only their own times are filled in. */
const writeRecipients = async (
  trx: Queryable,
  { move, at, unitId }: NoticeAct,
  next: Notice,
): Promise<void> => {
  if (move.kind === 'send')
    await sql`
      insert into notice_recipients (notice_id, unit_id, sent_at)
      select ${next.id}, unit, ${at}::timestamptz from unnest(${[...next.content.recipients]}::text[]) as unit`.execute(
      trx,
    );
  if (move.kind === 'receive')
    await sql`update notice_recipients set received_at = ${at}::timestamptz where notice_id = ${next.id} and unit_id = ${unitId}`.execute(
      trx,
    );
  if (move.kind === 'answer')
    await sql`update notice_recipients set answered_at = ${at}::timestamptz where notice_id = ${next.id} and unit_id = ${unitId}`.execute(
      trx,
    );
};

/** Appends an act with the state it leads to, and enters it into the audit log. The caller holds the notice. */
export const writeNoticeAct = async (
  trx: Queryable,
  act: NoticeAct & { readonly key: string },
  next: Notice,
): Promise<void> => {
  const { key, seq, by, unitId, at, move } = act;
  await sql`
    insert into notice_acts (notice_id, seq, act_key, officer_id, unit_id, at, move)
    values (${next.id}, ${seq}, ${key}, ${by}, ${unitId}, ${at}, ${JSON.stringify(move)}::jsonb)`.execute(
    trx,
  );
  await sql`
    update notices set state = ${next.state}, title = ${next.content.title}, sent_at = ${next.sentAt}::timestamptz
    where id = ${next.id}`.execute(trx);
  await writeRecipients(trx, act, next);
  await writeAudit(trx, {
    at,
    officerId: by,
    unitId,
    action: `notice.${move.kind}`,
    subject: next.id,
    caseFileId: next.caseFileId,
    detail: {
      key,
      seq,
      state: next.state,
      ...('reason' in move ? { reason: move.reason } : {}),
      ...('revision' in move ? { revision: next.revision } : {}),
      ...(move.kind === 'send' ? { recipients: next.content.recipients, figures: next.figures } : {}),
    },
  });
};
