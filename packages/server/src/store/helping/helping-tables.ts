import type { Day, DocumentId, HelpingAbout, Instant, OfficerId, ProposalState, TermId } from '@weisu/core';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** The tables of the helping model, by column. */
export type HelpingTables = {
  helping_asks: {
    id: GeneratedAlways<number>;
    officer_id: OfficerId;
    ask_key: string;
    about: HelpingAbout;
    subject: string;
    model: string;
    asked_at: Instant;
    answered_at: Instant | null;
    no_help: string | null;
    kept_count: Generated<number>;
    dropped_count: Generated<number>;
  };
  helping_proposals: {
    id: string;
    ask_id: number;
    about: HelpingAbout;
    subject: string;
    document_id: DocumentId;
    statement: ColumnType<unknown, string, never>;
    span_start: number;
    span_end: number;
    state: Generated<ProposalState>;
    own_words: string | null;
    term_id: TermId | null;
    decided_by: OfficerId | null;
    decided_at: Instant | null;
    decided_key: string | null;
  };
  helping_days: { day: Day; request_count: number };
};
