import type {
  ActPayload,
  Contribution,
  Coverage,
  Day,
  DocumentId,
  EnterpriseId,
  Instant,
  LetterId,
  LetterMove,
  LetterState,
  LetterTexts,
  Level,
  Mention,
  NameForm,
  OfficerId,
  RaisedBecause,
  RecordId,
  RecordKind,
  RegistrationState,
  RelationKind,
  Role,
  Signal,
  SignalId,
  SourceId,
  StoryId,
  SuppressionReason,
  UnitId,
  WarningActKind,
  WarningId,
  WarningState,
  CaseFileId,
  MentionId,
  Assessment,
} from '@weisu/core';
import type { TextReading } from '@weisu/text';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { BulletinTables } from './bulletin/bulletin-tables.ts';
import type { ClaimTables } from './claims/claim-tables.ts';
import type { DeliveryTables } from './delivery/delivery-tables.ts';
import type { DispatchTables } from './dispatch/dispatch-tables.ts';
import type { HelpingTables } from './helping/helping-tables.ts';
import type { StreamTables } from './stream/stream-tables.ts';
import type { LibraryTables } from './library/library-tables.ts';
import type { LinkingTables } from './linking/linking-tables.ts';
import type { NoticeTables } from './notices/notice-tables.ts';
import type { RegisterTables } from './register/register-tables.ts';
import type { WatchTables } from './watch/watch-tables.ts';

/** A jsonb column: an object when read, JSON text when written, so that both engines store the same. */
type Json<T> = ColumnType<T, string, string>;

type Enterprises = {
  id: EnterpriseId;
  credit_code: string;
  name: string;
  registered_district: string | null;
  operating_district: string | null;
  union_unit_id: UnitId | null;
  industry: string | null;
  staff_count: number | null;
  registered_on: Day | null;
  new_employment: Generated<boolean>;
  district: GeneratedAlways<string | null>;
  imported_from: string;
  recorded_at: Instant;
  registration_state: Generated<RegistrationState | null>;
  import_id: Generated<string | null>;
  written_in: Generated<number>;
  merged_into: Generated<EnterpriseId | null>;
};

type Documents = {
  id: DocumentId;
  source_id: SourceId;
  external_id: string | null;
  title: string | null;
  body: string;
  content_hash: string;
  occurred_on: Day;
  recorded_at: Instant;
  story_id: StoryId;
  redacted_count: Generated<number>;
  reading: Json<TextReading>;
  reader: string;
  /** Version of the keyword library that read it; null for texts read before this was kept. */
  library: number | null;
};

type Signals = {
  id: SignalId;
  enterprise_id: EnterpriseId;
  dimension: Signal['dimension'];
  kind: Signal['kind'];
  occurred_on: Day;
  recorded_at: Instant;
  magnitude: number;
  certainty: number;
  detector: string;
  source_id: SourceId;
  document_id: DocumentId | null;
  record_id: RecordId | null;
  story_id: StoryId | null;
};

type Warnings = {
  id: WarningId;
  enterprise_id: EnterpriseId;
  level: Level;
  because: RaisedBecause;
  state: WarningState;
  as_of: Day;
  assessment: Json<Assessment>;
  reasons: Json<readonly { readonly zh: string; readonly en: string }[]>;
  score_centipoints: number;
  first_signal_on: Day | null;
  first_known_at: Instant | null;
  raised_at: Instant;
  first_act_at: Instant | null;
  unit_id: UnitId | null;
  district: string | null;
  case_file_id: CaseFileId | null;
  snoozed_until: Day | null;
  due_on: Day | null;
  superseded_by: WarningId | null;
  version: Generated<number>;
};

/** The tables of the migrations, by column. */
export type Tables = BulletinTables &
  HelpingTables &
  ClaimTables &
  DeliveryTables &
  DispatchTables &
  StreamTables &
  LibraryTables &
  LinkingTables &
  NoticeTables &
  RegisterTables &
  WatchTables & {
    meta: { key: string; value: Json<unknown> };
    units: {
      id: UnitId;
      name_zh: string;
      name_en: string;
      kind: 'city' | 'district' | 'industry' | 'partner';
      parent_id: UnitId | null;
      district: string | null;
      monthly_capacity: number;
    };
    officers: {
      id: OfficerId;
      login: string;
      name: string;
      role: Role;
      unit_id: UnitId;
      password_hash: string;
      failed_logins: Generated<number>;
      locked_until: Instant | null;
      must_change_password: Generated<boolean>;
      closed_at: Generated<Instant | null>;
      totp_secret: Generated<string | null>;
      totp_since: Generated<Instant | null>;
      totp_step: Generated<number | null>;
      oidc_subject: Generated<string | null>;
    };
    recovery_codes: { officer_id: OfficerId; code_hash: string; used_at: Instant | null };
    oidc_attempts: {
      id_hash: string;
      state: string;
      nonce: string;
      verifier: string;
      next: string;
      expires_at: Instant;
    };
    sessions: {
      token_hash: string;
      officer_id: OfficerId;
      created_at: Instant;
      last_seen_at: Instant;
      expires_at: Instant;
      id: Generated<string>;
      browser: string | null;
      by_provider: Generated<boolean>;
    };
    account_acts: {
      officer_id: OfficerId;
      seq: number;
      act_key: string;
      kind: string;
      by_id: OfficerId;
      at: Instant;
      reason: string;
    };
    audit_entries: {
      seq: number;
      at: Instant;
      officer_id: string | null;
      unit_id: string | null;
      action: string;
      subject: string;
      case_file_id: string | null;
      detail: Json<unknown>;
      salt: string;
      content_hash: string;
      prev_hash: string;
      hash: string;
    };
    audit_head: { only_one: Generated<boolean>; seq: number; hash: string };
    enterprises: Enterprises;
    random_checks: {
      warning_id: WarningId;
      month: Day;
      unit_id: UnitId;
      population_count: number;
      drawn_count: number;
    };
    enterprise_names: {
      enterprise_id: EnterpriseId;
      name: string;
      form: NameForm;
      valid_from: Day | null;
      valid_until: Day | null;
    };
    relations: {
      from_id: EnterpriseId;
      to_id: EnterpriseId;
      kind: RelationKind;
      share_ratio: number | null;
      since: Day | null;
      until: Day | null;
      recorded_at: Instant;
    };
    sources: {
      id: SourceId;
      name: string;
      feed: RecordKind | 'documents';
      trust: number;
      districts: string[] | null;
      newest_on: Day | null;
      last_received_at: Instant | null;
    };
    documents: Documents;
    story_bands: { band: number; document_id: DocumentId };
    mentions: {
      id: MentionId;
      document_id: DocumentId;
      enterprise_id: EnterpriseId;
      spans: Json<Mention['spans']>;
      confidence: number;
      evidence: Json<Mention['evidence']>;
      surface: string | null;
      context_class: Generated<string>;
      link_model: string | null;
      state: 'linked' | 'waiting' | 'accepted' | 'refused';
      recorded_at: Instant;
    };
    records: {
      id: RecordId;
      source_id: SourceId;
      enterprise_id: EnterpriseId;
      kind: RecordKind;
      occurred_on: Day;
      recorded_at: Instant;
      fields: Json<Readonly<Record<string, number>>>;
    };
    signals: Signals;
    assessments: {
      enterprise_id: EnterpriseId;
      as_of: Day;
      model: string;
      base_centipoints: number;
      score_centipoints: number;
      level: Level;
      probability: number | null;
      contributions: Json<readonly Contribution[]>;
      coverage: Json<readonly Coverage[]>;
    };
    score_history: {
      enterprise_id: EnterpriseId;
      as_of: Day;
      model: string;
      score_centipoints: number;
      level: Level;
    };
    warnings: Warnings;
    warning_acts: {
      warning_id: WarningId;
      seq: number;
      act_key: string;
      kind: WarningActKind;
      officer_id: OfficerId;
      at: Instant;
      reason: string | null;
      unit_id: UnitId | null;
      until: Day | null;
      was: unknown;
    };
    saved_views: {
      id: string;
      officer_id: OfficerId;
      place: string;
      name: string;
      search: string;
      created_at: Instant;
    };
    suppressed: {
      enterprise_id: EnterpriseId;
      as_of: Day;
      level: Level;
      score_centipoints: number;
      reason: SuppressionReason;
    };
    outcomes: {
      enterprise_id: EnterpriseId;
      arrears_from: Day | null;
      collapse_on: Day | null;
      basis: 'own' | 'simulated';
      recorded_at: Instant;
    };
    case_files: {
      id: CaseFileId;
      enterprise_id: EnterpriseId;
      unit_id: UnitId;
      procedure: string;
      opened_at: Instant;
      step: string | null;
      closed_at: Instant | null;
      due_on: Day | null;
      merged_into: CaseFileId | null;
      split_from: CaseFileId | null;
    };
    case_acts: {
      case_file_id: CaseFileId;
      seq: number;
      act_key: string;
      step: string;
      kind: string;
      officer_id: OfficerId;
      unit_id: UnitId;
      at: Instant;
      note: string;
      evidence: string | null;
      payload: Json<ActPayload> | null;
    };
    letters: {
      id: LetterId;
      case_file_id: CaseFileId;
      kind: string;
      template: string;
      unit_id: UnitId;
      follows: LetterId | null;
      act_key: string;
      drafted_by: OfficerId;
      drafted_at: Instant;
      texts: Json<LetterTexts>;
      state: LetterState;
      number_year: number | null;
      number_count: number | null;
      number: string | null;
      issued_on: Day | null;
      delivered_on: Day | null;
      reply_due_on: Day | null;
      replied_on: Day | null;
    };
    letter_acts: {
      letter_id: LetterId;
      seq: number;
      act_key: string;
      officer_id: OfficerId;
      unit_id: UnitId;
      at: Instant;
      move: Json<LetterMove>;
    };
    letter_numbers: { unit_id: UnitId; kind: string; year: number; last_count: number };
    letter_files: { letter_id: LetterId; docx: Uint8Array; sha256: string };
    schema_migrations: { version: number; name: string; checksum: string; applied_at: Generated<Instant> };
  };
