import type {
  CaseFileId,
  ClaimId,
  ClaimState,
  Day,
  Instant,
  OfficerId,
  RememberedMapping,
  UnitId,
} from '@weisu/core';
import type { ColumnType, Generated } from 'kysely';

/** A jsonb column: an object when read, JSON text when written. */
type Json<T> = ColumnType<T, string, string>;

type ClaimActs = {
  id: string;
  case_file_id: CaseFileId;
  seq: number;
  act_key: string;
  kind: string;
  officer_id: OfficerId;
  unit_id: UnitId;
  at: Instant;
  note: string;
  detail: Json<unknown>;
  claim_count: number;
  amount_fen: number;
  undoes: string | null;
};

type Claims = {
  id: ClaimId;
  case_file_id: CaseFileId;
  number: number;
  masked_name: string;
  docket: string | null;
  kind: string;
  amount_fen: number;
  applied_on: Day;
  stage: string;
  stage_on: Day;
  clock: Json<ClaimState['clock']>;
  dates: Json<ClaimState['dates']>;
  due_on: Day | null;
  result: string | null;
  awarded_fen: number | null;
  paid_fen: number;
  voided: Generated<boolean>;
  version: number;
  act_seq: number;
};

/** The tables of claims, by column. */
export type ClaimTables = {
  claim_acts: ClaimActs;
  claims: Claims;
  claim_states: { claim_id: ClaimId; version: number; act_id: string; state: Json<ClaimState> };
  claim_persons: { claim_id: ClaimId; name: string; identity: string | null };
  claim_mappings: { unit_id: UnitId; headers: Json<RememberedMapping> };
};
