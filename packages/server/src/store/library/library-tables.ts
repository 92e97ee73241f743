import type {
  DocumentId,
  Instant,
  OfficerId,
  TermActKind,
  TermId,
  TermOrigin,
  TermRecord,
  TermState,
} from '@weisu/core';
import type { NearRule, RiskKind } from '@weisu/text';
import type { ColumnType, Generated } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

/** The tables of the keyword library, by column. */
export type LibraryTables = {
  terms: {
    id: TermId;
    state: TermState;
    version: number;
    newest: number;
    pending: number | null;
    pending_by: OfficerId | null;
    put_up: Json<TermRecord> | null;
    owner_id: OfficerId;
    origin: Json<TermOrigin> | null;
    act_count: number;
    proposed_at: Instant;
    changed_at: Instant;
  };
  term_versions: {
    term_id: TermId;
    version: number;
    kind: RiskKind;
    must: string[];
    any_of: string[];
    none_of: string[];
    near: Json<readonly NearRule[]>;
    pattern: string | null;
    weight: number;
  };
  term_acts: {
    term_id: TermId;
    seq: number;
    act_key: string;
    kind: TermActKind;
    version: number;
    officer_id: OfficerId;
    at: Instant;
    reason: string;
    library: number | null;
  };
  term_library: { only_one: boolean; version: number; changed_at: Instant };
  term_hits: { term_id: TermId; document_id: DocumentId; version: Generated<number> };
};
