import { LEVELS, type Level, levelRank, type Scope, type WarningId } from '@weisu/core';
import { sql } from 'kysely';
import { scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';

export type NoticeRule = { readonly noticeFrom: Level; readonly noticeActs: readonly string[] };

/** Open warnings of a scope from a level on, in whose case file no act has told the partners yet: the worst first, at most `most`. */
export const listToNotify = async (
  db: Queryable,
  scope: Scope,
  { noticeFrom, noticeActs }: NoticeRule,
  most: number,
): Promise<{ ids: readonly WarningId[]; total: number }> => {
  const levels = LEVELS.filter((level) => levelRank(level) >= levelRank(noticeFrom));
  const where = sql`w.state in ('raised', 'acknowledged', 'dispatched') and w.level = any(${levels}::text[]) and ${scopeClause(scope)}
    and not exists (select from case_acts a where a.case_file_id = w.case_file_id and a.kind = any(${[...noticeActs]}::text[]))`;
  const { rows } = await sql<{ id: WarningId; total: number }>`
    select w.id, count(*) over () as total from warnings w join enterprises e on e.id = w.enterprise_id
    where ${where} order by w.score_centipoints desc, w.id limit ${most}`.execute(db);
  return { ids: rows.map((row) => row.id), total: rows[0]?.total ?? 0 };
};
