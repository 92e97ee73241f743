import type { NoticeAct, NoticeFigures, NoticeId, NoticeOpening, OfficerId, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type StoredNoticeAct = NoticeAct & { readonly key: string; readonly byName: string };

/** A notice as it began, with everything that was done to it. */
export type WholeNotice = NoticeOpening & {
  readonly key: string;
  readonly enterpriseName: string;
  readonly creditCode: string;
  readonly draftedByName: string | null;
  readonly acts: readonly StoredNoticeAct[];
};

/** Notices with their acts, oldest act first, in the order of the ids; those that do not exist are left out. */
export const loadNotices = async (db: Queryable, ids: readonly string[]): Promise<readonly WholeNotice[]> => {
  if (ids.length === 0) return [];
  const these = sql`any(${[...ids]}::text[])`;
  const notices = await sql<Omit<WholeNotice, 'acts'>>`
    select n.id, n.kind, n.enterprise_id as "enterpriseId", n.warning_id as "warningId", n.case_file_id as "caseFileId",
           n.unit_id as "unitId", n.act_key as key, n.drafted_by as "draftedBy", o.name as "draftedByName",
           n.drafted_at as "draftedAt", n.content, n.figures, e.name as "enterpriseName", e.credit_code as "creditCode"
    from notices n join enterprises e on e.id = n.enterprise_id left join officers o on o.id = n.drafted_by
    where n.id = ${these}`.execute(db);
  const acts = await sql<StoredNoticeAct & { noticeId: NoticeId }>`
    select a.notice_id as "noticeId", a.seq, a.act_key as key, a.officer_id as by, o.name as "byName",
           a.unit_id as "unitId", a.at, a.move
    from notice_acts a join officers o on o.id = a.officer_id where a.notice_id = ${these} order by a.notice_id, a.seq`.execute(
    db,
  );
  const whole = new Map(
    notices.rows.map((notice) => [notice.id as string, { ...notice, acts: [] as StoredNoticeAct[] }]),
  );
  for (const { noticeId, ...act } of acts.rows) whole.get(noticeId)?.acts.push(act);
  return ids.flatMap((id) => whole.get(id) ?? []);
};

/** One notice, or undefined. */
export const findNotice = async (db: Queryable, id: string): Promise<WholeNotice | undefined> =>
  (await loadNotices(db, [id]))[0];

/** Holds a notice until the transaction ends; false where there is none. */
export const lockNotice = async (trx: Queryable, id: string): Promise<boolean> => {
  const { rows } = await sql`select 1 from notices where id = ${id} for update`.execute(trx);
  return rows.length > 0;
};

/** True where the notice was sent to the unit. */
export const wasSentTo = async (db: Queryable, id: string, unitId: UnitId): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from notice_recipients where notice_id = ${id} and unit_id = ${unitId}`.execute(db);
  return rows.length > 0;
};

/** The claims of a case file in these stages: how many, and what they come to, from the rows themselves. */
export const sumHandedClaims = async (
  db: Queryable,
  caseFileId: string,
  stages: readonly string[],
): Promise<NoticeFigures> => {
  const { rows } = await sql<NoticeFigures>`
    select count(*) as "claimCount", coalesce(sum(awarded_fen), 0) as "awardedFen",
           coalesce(sum(coalesce(awarded_fen, amount_fen)), 0) as "owedFen", coalesce(sum(paid_fen), 0) as "paidFen"
    from claims where case_file_id = ${caseFileId} and stage = any(${[...stages]}::text[]) and not voided`.execute(
    db,
  );
  return rows[0] ?? { claimCount: 0, awardedFen: 0, owedFen: 0, paidFen: 0 };
};

/** Notices that went out of a case file or of its warnings, oldest first, with who sent them and to whom. */
export const listSentNotices = async (
  db: Queryable,
  caseFileId: string,
  warningIds: readonly string[],
): Promise<
  readonly {
    id: NoticeId;
    kind: string;
    by: OfficerId;
    unitId: UnitId;
    recipients: UnitId[];
    figures: NoticeFigures | null;
  }[]
> => {
  const { rows } = await sql<Awaited<ReturnType<typeof listSentNotices>>[number]>`
    select n.id, n.kind, a.officer_id as by, a.unit_id as "unitId", n.figures,
           (select array_agg(r.unit_id order by r.unit_id) from notice_recipients r where r.notice_id = n.id) as recipients
    from notices n join notice_acts a on a.notice_id = n.id and a.move ->> 'kind' = 'send'
    where n.case_file_id = ${caseFileId} or n.warning_id = any(${[...warningIds]}::text[])
    order by n.sent_at, n.id`.execute(db);
  return rows;
};
