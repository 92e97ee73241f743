import type {
  CaseFileId,
  EnterpriseId,
  Instant,
  NoticeContent,
  NoticeFigures,
  NoticeId,
  NoticeMove,
  NoticeState,
  OfficerId,
  UnitId,
  WarningId,
} from '@weisu/core';
import type { ColumnType } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

/** The tables of notices, by column. */
export type NoticeTables = {
  notices: {
    id: NoticeId;
    kind: string;
    enterprise_id: EnterpriseId;
    warning_id: WarningId | null;
    case_file_id: CaseFileId | null;
    unit_id: UnitId;
    act_key: string;
    drafted_by: OfficerId | null;
    drafted_at: Instant;
    content: Json<NoticeContent>;
    figures: Json<NoticeFigures> | null;
    state: NoticeState;
    title: string;
    sent_at: Instant | null;
  };
  notice_acts: {
    notice_id: NoticeId;
    seq: number;
    act_key: string;
    officer_id: OfficerId;
    unit_id: UnitId;
    at: Instant;
    move: Json<NoticeMove>;
  };
  notice_recipients: {
    notice_id: NoticeId;
    unit_id: UnitId;
    sent_at: Instant;
    received_at: Instant | null;
    answered_at: Instant | null;
  };
};
