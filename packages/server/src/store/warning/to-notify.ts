import { LEVELS, type Level, levelRank } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';

export type NoticeRule = { readonly noticeFrom: Level; readonly noticeActs: readonly string[] };

/** An open warning aliased `w`, from a level on, of which neither an act of its case file nor a notice that was sent has told the partners yet. */
export const toNotifyClause = ({ noticeFrom, noticeActs }: NoticeRule): RawBuilder<boolean> => {
  const levels = LEVELS.filter((level) => levelRank(level) >= levelRank(noticeFrom));
  return sql<boolean>`(w.state in ('raised', 'acknowledged', 'dispatched') and w.level = any(${levels}::text[])
    and not exists (select from case_acts a where a.case_file_id = w.case_file_id and a.kind = any(${[...noticeActs]}::text[]))
    and not exists (select from notices n where n.sent_at is not null and n.warning_id = w.id)
    and not exists (select from notices n where n.sent_at is not null and n.case_file_id = w.case_file_id))`;
};
