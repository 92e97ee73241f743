import type { NoticeId, NoticeState, Scope, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import { allOf, contains, enterpriseMatches, type Page, pageOf } from '../desk/filters.ts';
import { scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';

export type NoticesAsked = Page & {
  readonly state?: readonly NoticeState[] | undefined;
  readonly kind?: string | undefined;
  readonly warning?: string | undefined;
  readonly caseFile?: string | undefined;
  readonly q?: string | undefined;
};

type Ids = { readonly ids: readonly NoticeId[]; readonly total: number };

/** Ids of one page of the notices of a scope: what waits for an act first, then the newest. */
export const listNoticeIds = async (db: Queryable, scope: Scope, asked: NoticesAsked): Promise<Ids> => {
  const { state, kind, warning, caseFile, q } = asked;
  const matched = enterpriseMatches(q);
  const where = allOf([
    scopeClause(scope),
    state === undefined ? undefined : sql<boolean>`n.state = any(${[...state]}::text[])`,
    kind === undefined ? undefined : sql<boolean>`n.kind = ${kind}`,
    warning === undefined ? undefined : sql<boolean>`n.warning_id = ${warning}`,
    caseFile === undefined ? undefined : sql<boolean>`n.case_file_id = ${caseFile}`,
    q === undefined || matched === undefined
      ? undefined
      : sql<boolean>`(${matched} or n.title ilike ${contains(q)})`,
  ]);
  const from = sql`notices n join enterprises e on e.id = n.enterprise_id`;
  const { rows } = await sql<{ id: NoticeId }>`
    select n.id from ${from} where ${where}
    order by case n.state when 'draft' then 0 when 'approved' then 0 when 'sent' then 1 when 'received' then 1 else 2 end,
             n.drafted_at desc, n.id ${pageOf(asked)}`.execute(db);
  const counted = await sql<{ total: number }>`select count(*) as total from ${from} where ${where}`.execute(
    db,
  );
  return { ids: rows.map(({ id }) => id), total: counted.rows[0]?.total ?? 0 };
};

/** Ids of one page of what was sent to a unit: what it has not answered first, then the newest. */
export const listInboxIds = async (
  db: Queryable,
  unitId: UnitId,
  asked: Page & { readonly open?: boolean | undefined },
): Promise<Ids> => {
  const where = sql`r.unit_id = ${unitId} and (${asked.open !== true} or r.answered_at is null)`;
  const { rows } = await sql<{ id: NoticeId }>`
    select r.notice_id as id from notice_recipients r where ${where}
    order by r.answered_at is not null, r.received_at is not null, r.sent_at desc, r.notice_id ${pageOf(asked)}`.execute(
    db,
  );
  const counted = await sql<{
    total: number;
  }>`select count(*) as total from notice_recipients r where ${where}`.execute(db);
  return { ids: rows.map(({ id }) => id), total: counted.rows[0]?.total ?? 0 };
};

/** Ids of the drafts made from a warning, in the order of their ids. */
export const listDraftIds = async (db: Queryable, warningId: string): Promise<readonly NoticeId[]> => {
  const { rows } = await sql<{ id: NoticeId }>`
    select id from notices where warning_id = ${warningId} and state = 'draft' order by id`.execute(db);
  return rows.map(({ id }) => id);
};
