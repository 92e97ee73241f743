-- Written by `weisu migrate --dump` from the migrations; do not edit.

create table account_acts (
  officer_id text not null,
  seq integer not null,
  act_key text not null,
  kind text not null,
  by_id text not null,
  at timestamp with time zone not null,
  reason text not null,
  constraint account_acts_by_id_fkey FOREIGN KEY (by_id) REFERENCES officers(id),
  constraint account_acts_officer_id_act_key_key UNIQUE (officer_id, act_key),
  constraint account_acts_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint account_acts_pkey PRIMARY KEY (officer_id, seq)
);

create table assessments (
  enterprise_id text not null,
  as_of date not null,
  model text not null,
  base_centipoints integer not null,
  score_centipoints integer not null,
  level text not null,
  contributions jsonb not null,
  coverage jsonb not null,
  probability double precision,
  constraint assessments_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint assessments_pkey PRIMARY KEY (enterprise_id)
);
CREATE INDEX assessments_as_of ON public.assessments USING btree (as_of);
CREATE INDEX assessments_score ON public.assessments USING btree (score_centipoints DESC);

create table audit_entries (
  seq bigint not null,
  at timestamp with time zone not null,
  officer_id text,
  unit_id text,
  action text not null,
  subject text not null,
  case_file_id text,
  detail jsonb not null,
  salt text not null,
  content_hash text not null,
  prev_hash text not null,
  hash text not null,
  constraint audit_entries_hash_key UNIQUE (hash),
  constraint audit_entries_pkey PRIMARY KEY (seq),
  constraint audit_entries_seq_check CHECK ((seq > 0))
);
CREATE INDEX audit_entries_action ON public.audit_entries USING btree (action, seq);
CREATE INDEX audit_entries_at ON public.audit_entries USING btree (at);
CREATE INDEX audit_entries_case_file ON public.audit_entries USING btree (case_file_id, seq) WHERE (case_file_id IS NOT NULL);
CREATE INDEX audit_entries_officer ON public.audit_entries USING btree (officer_id, seq);
CREATE TRIGGER audit_entries_fixed BEFORE DELETE OR UPDATE ON public.audit_entries FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_entries_kept BEFORE TRUNCATE ON public.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();

create table audit_head (
  only_one boolean not null default true,
  seq bigint not null,
  hash text not null,
  constraint audit_head_only_one_check CHECK (only_one),
  constraint audit_head_pkey PRIMARY KEY (only_one)
);
CREATE TRIGGER audit_head_forward BEFORE UPDATE ON public.audit_head FOR EACH ROW EXECUTE FUNCTION audit_head_goes_on();
CREATE TRIGGER audit_head_kept BEFORE DELETE ON public.audit_head FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_head_whole BEFORE TRUNCATE ON public.audit_head FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();

create table backtests (
  id text not null,
  model_id text not null,
  version integer not null,
  from_on date not null,
  to_on date not null,
  horizon_months integer not null,
  capacity integer not null,
  state text not null,
  done_count integer not null default 0,
  total_count integer not null,
  officer_id text not null,
  started_at timestamp with time zone not null,
  beat_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  failure jsonb,
  basis text not null,
  result jsonb,
  constraint backtests_basis_check CHECK ((basis = ANY (ARRAY['own'::text, 'simulated'::text]))),
  constraint backtests_capacity_check CHECK ((capacity > 0)),
  constraint backtests_check CHECK ((to_on >= from_on)),
  constraint backtests_check1 CHECK (((state = 'running'::text) = (ended_at IS NULL))),
  constraint backtests_check2 CHECK (((state = 'done'::text) = (result IS NOT NULL))),
  constraint backtests_check3 CHECK (((state = 'failed'::text) = (failure IS NOT NULL))),
  constraint backtests_horizon_months_check CHECK ((horizon_months > 0)),
  constraint backtests_model_id_version_fkey FOREIGN KEY (model_id, version) REFERENCES risk_models(id, version),
  constraint backtests_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint backtests_pkey PRIMARY KEY (id),
  constraint backtests_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text, 'stopped'::text])))
);
CREATE UNIQUE INDEX backtests_one_running ON public.backtests USING btree (state) WHERE (state = 'running'::text);

create table bulletin_acts (
  bulletin_id text not null,
  seq integer not null,
  act_key text not null,
  officer_id text not null,
  unit_id text not null,
  at timestamp with time zone not null,
  move jsonb not null,
  constraint bulletin_acts_bulletin_id_act_key_key UNIQUE (bulletin_id, act_key),
  constraint bulletin_acts_bulletin_id_fkey FOREIGN KEY (bulletin_id) REFERENCES bulletins(id),
  constraint bulletin_acts_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint bulletin_acts_pkey PRIMARY KEY (bulletin_id, seq),
  constraint bulletin_acts_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
CREATE TRIGGER bulletin_acts_fixed BEFORE DELETE OR UPDATE ON public.bulletin_acts FOR EACH ROW EXECUTE FUNCTION bulletins_refuse_change();

create table bulletin_figures (
  bulletin_id text not null,
  figure text not null,
  total bigint not null,
  rows jsonb not null,
  constraint bulletin_figures_bulletin_id_fkey FOREIGN KEY (bulletin_id) REFERENCES bulletins(id),
  constraint bulletin_figures_pkey PRIMARY KEY (bulletin_id, figure)
);
CREATE TRIGGER bulletin_figures_fixed BEFORE INSERT OR DELETE OR UPDATE ON public.bulletin_figures FOR EACH ROW EXECUTE FUNCTION bulletin_figures_refuse_change();

create table bulletin_numbers (
  unit_id text not null,
  kind text not null,
  year integer not null,
  last_count integer not null,
  constraint bulletin_numbers_last_count_check CHECK ((last_count > 0)),
  constraint bulletin_numbers_pkey PRIMARY KEY (unit_id, kind, year),
  constraint bulletin_numbers_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);

create table bulletin_recipients (
  bulletin_id text not null,
  unit_id text not null,
  sent_at timestamp with time zone not null,
  received_at timestamp with time zone,
  constraint bulletin_recipients_bulletin_id_fkey FOREIGN KEY (bulletin_id) REFERENCES bulletins(id),
  constraint bulletin_recipients_pkey PRIMARY KEY (bulletin_id, unit_id),
  constraint bulletin_recipients_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
CREATE INDEX bulletin_recipients_unit ON public.bulletin_recipients USING btree (unit_id, sent_at DESC);

create table bulletins (
  id text not null,
  kind text not null,
  unit_id text not null,
  from_on date not null,
  until_on date not null,
  act_key text not null,
  drafted_by text not null,
  drafted_at timestamp with time zone not null,
  state text not null,
  number_year integer,
  number_count integer,
  issued_at timestamp with time zone,
  before_id text,
  composed_at timestamp with time zone not null,
  issued_text jsonb,
  constraint bulletins_before_id_fkey FOREIGN KEY (before_id) REFERENCES bulletins(id),
  constraint bulletins_check CHECK ((until_on >= from_on)),
  constraint bulletins_check1 CHECK (((issued_at IS NULL) = (issued_text IS NULL))),
  constraint bulletins_check2 CHECK (((issued_at IS NULL) = (number_count IS NULL))),
  constraint bulletins_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES officers(id),
  constraint bulletins_number_count_check CHECK ((number_count > 0)),
  constraint bulletins_pkey PRIMARY KEY (id),
  constraint bulletins_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'issued'::text, 'withdrawn'::text]))),
  constraint bulletins_unit_id_act_key_key UNIQUE (unit_id, act_key),
  constraint bulletins_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint bulletins_unit_id_kind_number_year_number_count_key UNIQUE (unit_id, kind, number_year, number_count)
);
CREATE INDEX bulletins_unit ON public.bulletins USING btree (unit_id, until_on DESC);
CREATE TRIGGER bulletins_issued_fixed BEFORE DELETE OR UPDATE ON public.bulletins FOR EACH ROW WHEN ((old.state = 'issued'::text)) EXECUTE FUNCTION bulletins_refuse_change();

create table case_acts (
  case_file_id text not null,
  seq integer not null,
  act_key text not null,
  step text not null,
  kind text not null,
  officer_id text not null,
  unit_id text not null,
  at timestamp with time zone not null,
  note text not null,
  evidence text,
  payload jsonb,
  constraint case_acts_case_file_id_act_key_key UNIQUE (case_file_id, act_key),
  constraint case_acts_case_file_id_fkey FOREIGN KEY (case_file_id) REFERENCES case_files(id),
  constraint case_acts_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint case_acts_payload_names_its_form CHECK (((payload IS NULL) OR ((jsonb_typeof(payload) = 'object'::text) AND ((payload ->> 'form'::text) IS NOT NULL)))),
  constraint case_acts_pkey PRIMARY KEY (case_file_id, seq),
  constraint case_acts_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
CREATE INDEX case_acts_kind ON public.case_acts USING btree (case_file_id, kind);
CREATE INDEX case_acts_reopened ON public.case_acts USING btree (at) WHERE (kind = 'reopen'::text);

create table case_files (
  id text not null,
  enterprise_id text not null,
  unit_id text not null,
  procedure text not null,
  opened_at timestamp with time zone not null,
  step text,
  closed_at timestamp with time zone,
  due_on date,
  merged_into text,
  split_from text,
  area text[] not null default '{}'::text[],
  signed_at timestamp with time zone,
  constraint case_files_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint case_files_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES case_files(id),
  constraint case_files_pkey PRIMARY KEY (id),
  constraint case_files_split_from_fkey FOREIGN KEY (split_from) REFERENCES case_files(id),
  constraint case_files_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
CREATE INDEX case_files_area ON public.case_files USING gin (area);
CREATE INDEX case_files_closed ON public.case_files USING btree (closed_at) WHERE (closed_at IS NOT NULL);
CREATE INDEX case_files_enterprise ON public.case_files USING btree (enterprise_id);
CREATE INDEX case_files_merged_into ON public.case_files USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE UNIQUE INDEX case_files_one_open ON public.case_files USING btree (enterprise_id) WHERE ((closed_at IS NULL) AND (split_from IS NULL));
CREATE INDEX case_files_open ON public.case_files USING btree (due_on) WHERE (closed_at IS NULL);
CREATE INDEX case_files_unit ON public.case_files USING btree (unit_id, enterprise_id);
CREATE TRIGGER case_files_area_follows AFTER INSERT OR UPDATE OF unit_id, enterprise_id ON public.case_files FOR EACH ROW EXECUTE FUNCTION area_follows_work();

create table channels (
  id text not null,
  kind text not null,
  name text not null,
  settings jsonb not null,
  secrets text not null,
  language text not null,
  names_enterprise boolean not null default false,
  active boolean not null default true,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint channels_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES officers(id),
  constraint channels_kind_check CHECK ((kind = ANY (ARRAY['mail'::text, 'webhook'::text, 'wecom'::text, 'dingtalk'::text, 'feishu'::text]))),
  constraint channels_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint channels_pkey PRIMARY KEY (id)
);

create table claim_acts (
  id text not null,
  case_file_id text not null,
  seq integer not null,
  act_key text not null,
  kind text not null,
  officer_id text not null,
  unit_id text not null,
  at timestamp with time zone not null,
  note text not null,
  detail jsonb not null,
  claim_count integer not null,
  amount_fen bigint not null,
  undoes text,
  constraint claim_acts_case_file_id_act_key_key UNIQUE (case_file_id, act_key),
  constraint claim_acts_case_file_id_fkey FOREIGN KEY (case_file_id) REFERENCES case_files(id),
  constraint claim_acts_case_file_id_seq_key UNIQUE (case_file_id, seq),
  constraint claim_acts_claim_count_check CHECK ((claim_count > 0)),
  constraint claim_acts_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint claim_acts_pkey PRIMARY KEY (id),
  constraint claim_acts_undoes_fkey FOREIGN KEY (undoes) REFERENCES claim_acts(id),
  constraint claim_acts_undoes_key UNIQUE (undoes),
  constraint claim_acts_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);

create table claim_mappings (
  unit_id text not null,
  headers jsonb not null,
  constraint claim_mappings_pkey PRIMARY KEY (unit_id),
  constraint claim_mappings_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);

create table claim_persons (
  claim_id text not null,
  name text not null,
  identity text,
  constraint claim_persons_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claims(id),
  constraint claim_persons_pkey PRIMARY KEY (claim_id)
);

create table claim_states (
  claim_id text not null,
  version integer not null,
  act_id text not null,
  state jsonb not null,
  constraint claim_states_act_id_fkey FOREIGN KEY (act_id) REFERENCES claim_acts(id),
  constraint claim_states_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claims(id),
  constraint claim_states_pkey PRIMARY KEY (claim_id, version)
);
CREATE INDEX claim_states_act ON public.claim_states USING btree (act_id);

create table claims (
  id text not null,
  case_file_id text not null,
  number integer not null,
  masked_name text not null,
  docket text,
  kind text not null,
  amount_fen bigint not null,
  applied_on date not null,
  stage text not null,
  stage_on date not null,
  clock jsonb,
  dates jsonb not null,
  due_on date,
  result text,
  awarded_fen bigint,
  paid_fen bigint not null,
  voided boolean not null default false,
  version integer not null,
  act_seq integer not null,
  constraint claims_amount_fen_check CHECK ((amount_fen > 0)),
  constraint claims_case_file_id_fkey FOREIGN KEY (case_file_id) REFERENCES case_files(id),
  constraint claims_check CHECK (((awarded_fen >= 0) AND (awarded_fen <= amount_fen))),
  constraint claims_check1 CHECK (((paid_fen >= 0) AND (paid_fen <= amount_fen))),
  constraint claims_pkey PRIMARY KEY (id)
);
CREATE INDEX claims_case_file ON public.claims USING btree (case_file_id, number) WHERE (NOT voided);
CREATE INDEX claims_due ON public.claims USING btree (due_on) WHERE ((NOT voided) AND (due_on IS NOT NULL));

create table collected_items (
  source_id text not null,
  item_key text not null,
  raw_hash text not null,
  document_id text not null,
  url text,
  media_type text not null,
  title text,
  body text not null,
  page text,
  occurred_on date not null,
  collected_at timestamp with time zone not null,
  constraint collected_items_pkey PRIMARY KEY (source_id, item_key, raw_hash),
  constraint collected_items_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id)
);
CREATE INDEX collected_items_document ON public.collected_items USING btree (document_id);
CREATE INDEX collected_items_newest ON public.collected_items USING btree (source_id, collected_at);

create table deliveries (
  id text not null,
  event_seq bigint,
  channel_id text not null,
  rule_id text,
  recipient text not null,
  officer_id text,
  state text not null,
  due_at timestamp with time zone not null,
  digest_at timestamp with time zone,
  tries integer not null default 0,
  lease_until timestamp with time zone,
  reason_zh text,
  reason_en text,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint deliveries_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id),
  constraint deliveries_event_seq_channel_id_recipient_key UNIQUE (event_seq, channel_id, recipient),
  constraint deliveries_event_seq_fkey FOREIGN KEY (event_seq) REFERENCES outbox_events(seq),
  constraint deliveries_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint deliveries_pkey PRIMARY KEY (id),
  constraint deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text])))
);
CREATE INDEX deliveries_channel ON public.deliveries USING btree (channel_id, state);
CREATE INDEX deliveries_due ON public.deliveries USING btree (due_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE INDEX deliveries_newest ON public.deliveries USING btree (created_at DESC, id);

create table delivery_rules (
  id text not null,
  rule jsonb not null,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint delivery_rules_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES officers(id),
  constraint delivery_rules_pkey PRIMARY KEY (id)
);

create table delivery_tries (
  delivery_id text not null,
  seq integer not null,
  at timestamp with time zone not null,
  ok boolean not null,
  reason_zh text,
  reason_en text,
  constraint delivery_tries_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES deliveries(id),
  constraint delivery_tries_pkey PRIMARY KEY (delivery_id, seq)
);

create table dispatch_passes (
  dispatch_id text not null,
  seq integer not null,
  act_key text not null,
  kind text not null,
  officer_id text not null,
  unit_id text not null,
  at timestamp with time zone not null,
  to_unit_id text,
  return_reason text,
  reason text,
  evidence text,
  until date,
  colour text,
  restarts_clock boolean not null default false,
  asks_for_ruling boolean not null default false,
  constraint dispatch_passes_dispatch_id_act_key_key UNIQUE (dispatch_id, act_key),
  constraint dispatch_passes_dispatch_id_fkey FOREIGN KEY (dispatch_id) REFERENCES dispatches(id),
  constraint dispatch_passes_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint dispatch_passes_pkey PRIMARY KEY (dispatch_id, seq),
  constraint dispatch_passes_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES units(id),
  constraint dispatch_passes_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
CREATE INDEX dispatch_passes_returned ON public.dispatch_passes USING btree (at) WHERE (kind = 'return'::text);
CREATE INDEX dispatch_passes_to ON public.dispatch_passes USING btree (to_unit_id, dispatch_id) WHERE (to_unit_id IS NOT NULL);
CREATE TRIGGER dispatch_passes_area_follows AFTER INSERT ON public.dispatch_passes FOR EACH ROW WHEN ((new.to_unit_id IS NOT NULL)) EXECUTE FUNCTION area_follows_pass();
CREATE TRIGGER dispatch_passes_keep_receipt AFTER INSERT ON public.dispatch_passes FOR EACH ROW WHEN ((new.kind = 'sign'::text)) EXECUTE FUNCTION case_file_keeps_receipt();

create table dispatches (
  id text not null,
  case_file_id text not null,
  enterprise_id text not null,
  state text not null,
  holder_id text not null,
  sender_id text not null,
  responsible_id text not null,
  asked text,
  ruling_due_on date,
  suspended_until date,
  constraint dispatches_asked_check CHECK ((asked = ANY (ARRAY['extension'::text, 'suspension'::text]))),
  constraint dispatches_case_file_id_fkey FOREIGN KEY (case_file_id) REFERENCES case_files(id),
  constraint dispatches_case_file_id_key UNIQUE (case_file_id),
  constraint dispatches_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint dispatches_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES units(id),
  constraint dispatches_pkey PRIMARY KEY (id),
  constraint dispatches_responsible_id_fkey FOREIGN KEY (responsible_id) REFERENCES units(id),
  constraint dispatches_sender_id_fkey FOREIGN KEY (sender_id) REFERENCES units(id),
  constraint dispatches_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'working'::text, 'returned'::text, 'contested'::text])))
);
CREATE INDEX dispatches_enterprise ON public.dispatches USING btree (enterprise_id);
CREATE INDEX dispatches_holder ON public.dispatches USING btree (holder_id, state);
CREATE INDEX dispatches_waiting ON public.dispatches USING btree (state) WHERE ((state <> 'working'::text) OR (asked IS NOT NULL));
CREATE TRIGGER dispatches_area_follows AFTER UPDATE OF enterprise_id ON public.dispatches FOR EACH ROW EXECUTE FUNCTION area_follows_work();

create table documents (
  id text not null,
  source_id text not null,
  external_id text,
  title text,
  body text not null,
  content_hash text not null,
  occurred_on date not null,
  recorded_at timestamp with time zone not null,
  story_id text not null,
  redacted_count integer not null default 0,
  reading jsonb not null,
  reader text not null,
  library integer,
  constraint documents_pkey PRIMARY KEY (id),
  constraint documents_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id)
);
CREATE INDEX documents_by_source ON public.documents USING btree (source_id, recorded_at);
CREATE INDEX documents_recorded ON public.documents USING btree (recorded_at);
CREATE INDEX documents_story ON public.documents USING btree (story_id);

create table duty_shifts (
  id text not null,
  unit_id text not null,
  officer_id text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  note text not null default ''::text,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  constraint duty_shifts_check CHECK ((until_at > from_at)),
  constraint duty_shifts_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES officers(id),
  constraint duty_shifts_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint duty_shifts_pkey PRIMARY KEY (id),
  constraint duty_shifts_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
CREATE INDEX duty_shifts_time ON public.duty_shifts USING btree (until_at, from_at);

create table enterprise_branches (
  enterprise_id text not null,
  rank smallint not null,
  parent_name text not null,
  parent_id text,
  evidence text,
  constraint enterprise_branches_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint enterprise_branches_evidence_check CHECK ((evidence = ANY (ARRAY['name'::text, 'name-and-region'::text]))),
  constraint enterprise_branches_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES enterprises(id),
  constraint enterprise_branches_pkey PRIMARY KEY (enterprise_id, rank)
);
CREATE INDEX enterprise_branches_parent ON public.enterprise_branches USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX enterprise_branches_waiting ON public.enterprise_branches USING btree (parent_name) WHERE (parent_id IS NULL);

create table enterprise_changes (
  id bigint not null,
  enterprise_id text not null,
  field text not null,
  before text,
  after text,
  recorded_at timestamp with time zone not null,
  imported_from text not null,
  import_id text,
  constraint enterprise_changes_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint enterprise_changes_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id),
  constraint enterprise_changes_pkey PRIMARY KEY (id)
);
CREATE INDEX enterprise_changes_enterprise ON public.enterprise_changes USING btree (enterprise_id, recorded_at);
CREATE INDEX enterprise_changes_import ON public.enterprise_changes USING btree (import_id) WHERE (import_id IS NOT NULL);

create table enterprise_moved_rows (
  move_id text not null,
  place text not null,
  row_key text not null,
  before jsonb,
  constraint enterprise_moved_rows_move_id_fkey FOREIGN KEY (move_id) REFERENCES enterprise_moves(id),
  constraint enterprise_moved_rows_pkey PRIMARY KEY (move_id, place, row_key)
);

create table enterprise_moves (
  id text not null,
  act_key text not null,
  kind text not null,
  from_id text not null,
  into_id text not null,
  officer_id text not null,
  unit_id text not null,
  at timestamp with time zone not null,
  reason text not null,
  counts jsonb not null,
  undone_at timestamp with time zone,
  undone_by text,
  undo_reason text,
  constraint enterprise_moves_check CHECK ((from_id <> into_id)),
  constraint enterprise_moves_from_id_fkey FOREIGN KEY (from_id) REFERENCES enterprises(id),
  constraint enterprise_moves_into_id_fkey FOREIGN KEY (into_id) REFERENCES enterprises(id),
  constraint enterprise_moves_kind_check CHECK ((kind = ANY (ARRAY['merge'::text, 'split'::text]))),
  constraint enterprise_moves_officer_id_act_key_key UNIQUE (officer_id, act_key),
  constraint enterprise_moves_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint enterprise_moves_pkey PRIMARY KEY (id),
  constraint enterprise_moves_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES officers(id),
  constraint enterprise_moves_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
CREATE INDEX enterprise_moves_from ON public.enterprise_moves USING btree (from_id, at);
CREATE INDEX enterprise_moves_into ON public.enterprise_moves USING btree (into_id, at);

create table enterprise_names (
  enterprise_id text not null,
  name text not null,
  form text not null,
  valid_from date,
  valid_until date,
  constraint enterprise_names_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint enterprise_names_form_check CHECK ((form = ANY (ARRAY['registered'::text, 'former'::text, 'short'::text, 'brand'::text]))),
  constraint enterprise_names_pkey PRIMARY KEY (enterprise_id, name, form)
);
CREATE INDEX enterprise_names_name ON public.enterprise_names USING btree (name);

create table enterprise_officers (
  enterprise_id text not null,
  role text not null,
  holder text not null,
  since date,
  until date,
  recorded_at timestamp with time zone not null,
  import_id text,
  constraint enterprise_officers_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint enterprise_officers_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id),
  constraint enterprise_officers_pkey PRIMARY KEY (enterprise_id, role, holder, recorded_at),
  constraint enterprise_officers_role_check CHECK ((role = 'legal-representative'::text))
);
CREATE INDEX enterprise_officers_holder ON public.enterprise_officers USING btree (holder) WHERE (until IS NULL);

create table enterprises (
  id text not null,
  credit_code text not null,
  name text not null,
  registered_district text,
  operating_district text,
  union_unit_id text,
  industry text,
  staff_count integer,
  registered_on date,
  new_employment boolean not null default false,
  district text generated always as (COALESCE(registered_district, operating_district)) stored,
  imported_from text not null,
  recorded_at timestamp with time zone not null,
  registration_state text,
  import_id text,
  written_in bigint not null default ((pg_current_xact_id())::text)::bigint,
  merged_into text,
  constraint enterprises_check CHECK ((merged_into <> id)),
  constraint enterprises_credit_code_key UNIQUE (credit_code),
  constraint enterprises_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id),
  constraint enterprises_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES enterprises(id),
  constraint enterprises_pkey PRIMARY KEY (id),
  constraint enterprises_registration_state_check CHECK ((registration_state = ANY (ARRAY['active'::text, 'moved-out'::text, 'suspended'::text, 'revoked'::text, 'cancelled'::text]))),
  constraint enterprises_union_unit_id_fkey FOREIGN KEY (union_unit_id) REFERENCES units(id)
);
CREATE INDEX enterprises_district ON public.enterprises USING btree (district);
CREATE INDEX enterprises_merged ON public.enterprises USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX enterprises_name ON public.enterprises USING btree (name);
CREATE INDEX enterprises_written_in ON public.enterprises USING btree (written_in);
CREATE TRIGGER enterprises_area_follows AFTER UPDATE OF registered_district, operating_district, union_unit_id ON public.enterprises FOR EACH ROW WHEN (((new.district IS DISTINCT FROM old.district) OR (new.union_unit_id IS DISTINCT FROM old.union_unit_id))) EXECUTE FUNCTION area_follows_enterprise();

create table helping_asks (
  id bigint not null,
  officer_id text not null,
  ask_key text not null,
  about text not null,
  subject text not null,
  model text not null,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  no_help text,
  kept_count integer not null default 0,
  dropped_count integer not null default 0,
  constraint helping_asks_about_check CHECK ((about = ANY (ARRAY['findings'::text, 'summary'::text, 'variants'::text]))),
  constraint helping_asks_no_help_check CHECK ((no_help = ANY (ARRAY['budget'::text, 'no-answer'::text, 'too-slow'::text, 'refused'::text, 'bad-answer'::text]))),
  constraint helping_asks_officer_id_ask_key_key UNIQUE (officer_id, ask_key),
  constraint helping_asks_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint helping_asks_pkey PRIMARY KEY (id)
);
CREATE INDEX helping_asks_subject ON public.helping_asks USING btree (about, subject, id DESC);

create table helping_days (
  day date not null,
  request_count integer not null,
  constraint helping_days_pkey PRIMARY KEY (day),
  constraint helping_days_request_count_check CHECK ((request_count >= 0))
);

create table helping_proposals (
  id text not null,
  ask_id bigint not null,
  about text not null,
  subject text not null,
  document_id text not null,
  statement jsonb not null,
  span_start integer not null,
  span_end integer not null,
  state text not null default 'proposed'::text,
  own_words text,
  term_id text,
  decided_by text,
  decided_at timestamp with time zone,
  decided_key text,
  constraint helping_proposals_about_check CHECK ((about = ANY (ARRAY['findings'::text, 'summary'::text, 'variants'::text]))),
  constraint helping_proposals_ask_id_fkey FOREIGN KEY (ask_id) REFERENCES helping_asks(id),
  constraint helping_proposals_check CHECK ((span_end > span_start)),
  constraint helping_proposals_check1 CHECK (((state = 'proposed'::text) = (decided_by IS NULL))),
  constraint helping_proposals_check2 CHECK (((decided_by IS NULL) = (decided_at IS NULL))),
  constraint helping_proposals_check3 CHECK (((own_words IS NULL) OR ((about = 'summary'::text) AND (state = 'taken'::text)))),
  constraint helping_proposals_check4 CHECK (((term_id IS NULL) OR ((about = 'variants'::text) AND (state = 'taken'::text)))),
  constraint helping_proposals_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES officers(id),
  constraint helping_proposals_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents(id),
  constraint helping_proposals_pkey PRIMARY KEY (id),
  constraint helping_proposals_span_start_check CHECK ((span_start >= 0)),
  constraint helping_proposals_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'taken'::text, 'refused'::text]))),
  constraint helping_proposals_term_id_fkey FOREIGN KEY (term_id) REFERENCES terms(id)
);
CREATE INDEX helping_proposals_subject ON public.helping_proposals USING btree (about, subject);

create table import_headers (
  source text not null,
  header text not null,
  field text,
  constraint import_headers_pkey PRIMARY KEY (source, header)
);

create table imports (
  id text not null,
  file_name text not null,
  file_hash text not null,
  options jsonb not null,
  state text not null,
  officer_id text,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  rows_total integer,
  rows_done integer not null default 0,
  counts jsonb not null default '{}'::jsonb,
  problems jsonb not null default '[]'::jsonb,
  constraint imports_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint imports_pkey PRIMARY KEY (id),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text, 'undone'::text])))
);
CREATE INDEX imports_running ON public.imports USING btree (file_hash) WHERE (state = 'running'::text);
CREATE INDEX imports_started ON public.imports USING btree (started_at DESC);

create table industry_usual (
  month date not null,
  industry text not null,
  kind text not null,
  story_hundredths integer not null,
  enterprise_count integer not null,
  constraint industry_usual_pkey PRIMARY KEY (month, industry, kind)
);

create table job_runs (
  job text not null,
  run_key text not null,
  holder text not null,
  state text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  detail jsonb not null default '{}'::jsonb,
  constraint job_runs_pkey PRIMARY KEY (job, run_key),
  constraint job_runs_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
);

create table leases (
  name text not null,
  holder text not null,
  until timestamp with time zone not null,
  constraint leases_pkey PRIMARY KEY (name)
);

create table letter_acts (
  letter_id text not null,
  seq integer not null,
  act_key text not null,
  officer_id text not null,
  unit_id text not null,
  at timestamp with time zone not null,
  move jsonb not null,
  constraint letter_acts_letter_id_act_key_key UNIQUE (letter_id, act_key),
  constraint letter_acts_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letters(id),
  constraint letter_acts_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint letter_acts_pkey PRIMARY KEY (letter_id, seq),
  constraint letter_acts_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
CREATE TRIGGER letter_acts_fixed BEFORE DELETE OR UPDATE ON public.letter_acts FOR EACH ROW EXECUTE FUNCTION letters_refuse_change();

create table letter_files (
  letter_id text not null,
  docx bytea not null,
  sha256 text not null,
  constraint letter_files_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letters(id),
  constraint letter_files_pkey PRIMARY KEY (letter_id)
);
CREATE TRIGGER letter_files_fixed BEFORE DELETE OR UPDATE ON public.letter_files FOR EACH ROW EXECUTE FUNCTION letters_refuse_change();

create table letter_numbers (
  unit_id text not null,
  kind text not null,
  year integer not null,
  last_count integer not null,
  constraint letter_numbers_last_count_check CHECK ((last_count > 0)),
  constraint letter_numbers_pkey PRIMARY KEY (unit_id, kind, year),
  constraint letter_numbers_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);

create table letters (
  id text not null,
  case_file_id text not null,
  kind text not null,
  template text not null,
  unit_id text not null,
  follows text,
  act_key text not null,
  drafted_by text not null,
  drafted_at timestamp with time zone not null,
  texts jsonb not null,
  state text not null,
  number_year integer,
  number_count integer,
  number text,
  issued_on date,
  delivered_on date,
  reply_due_on date,
  replied_on date,
  enterprise_id text,
  constraint letters_case_file_id_act_key_key UNIQUE (case_file_id, act_key),
  constraint letters_case_file_id_fkey FOREIGN KEY (case_file_id) REFERENCES case_files(id),
  constraint letters_check CHECK (((number IS NULL) = (issued_on IS NULL))),
  constraint letters_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES officers(id),
  constraint letters_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint letters_follows_fkey FOREIGN KEY (follows) REFERENCES letters(id),
  constraint letters_number_count_check CHECK ((number_count > 0)),
  constraint letters_pkey PRIMARY KEY (id),
  constraint letters_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'issued'::text, 'delivered'::text, 'replied'::text, 'withdrawn'::text]))),
  constraint letters_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint letters_unit_id_kind_number_year_number_count_key UNIQUE (unit_id, kind, number_year, number_count)
);
CREATE INDEX letters_case_file ON public.letters USING btree (case_file_id);
CREATE INDEX letters_issued ON public.letters USING btree (issued_on) WHERE (issued_on IS NOT NULL);
CREATE INDEX letters_reply_due ON public.letters USING btree (reply_due_on) WHERE (state = 'delivered'::text);

create table level_overrides (
  id text not null,
  enterprise_id text not null,
  level text not null,
  reason text not null,
  officer_id text not null,
  at timestamp with time zone not null,
  until date not null,
  ended_at timestamp with time zone,
  ended_by text,
  end_reason text,
  constraint level_overrides_check CHECK ((until >= ((at AT TIME ZONE 'Asia/Shanghai'::text))::date)),
  constraint level_overrides_check1 CHECK ((((ended_at IS NULL) = (ended_by IS NULL)) AND ((ended_at IS NULL) = (end_reason IS NULL)))),
  constraint level_overrides_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES officers(id),
  constraint level_overrides_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint level_overrides_level_check CHECK ((level = ANY (ARRAY['none'::text, 'blue'::text, 'yellow'::text, 'orange'::text, 'red'::text]))),
  constraint level_overrides_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint level_overrides_pkey PRIMARY KEY (id)
);
CREATE INDEX level_overrides_enterprise ON public.level_overrides USING btree (enterprise_id);
CREATE UNIQUE INDEX level_overrides_one_open ON public.level_overrides USING btree (enterprise_id) WHERE (ended_at IS NULL);

create table link_judgement_changes (
  judgement_id text not null,
  mention_id text not null,
  state_before text not null,
  state_after text not null,
  signals_added text[] not null,
  signals_taken jsonb not null,
  constraint link_judgement_changes_judgement_id_fkey FOREIGN KEY (judgement_id) REFERENCES link_judgements(id),
  constraint link_judgement_changes_mention_id_fkey FOREIGN KEY (mention_id) REFERENCES mentions(id),
  constraint link_judgement_changes_pkey PRIMARY KEY (judgement_id, mention_id)
);

create table link_judgements (
  id text not null,
  act_key text not null,
  officer_id text not null,
  unit_id text not null,
  at timestamp with time zone not null,
  verdict text not null,
  mention_id text not null,
  enterprise_id text not null,
  surface text not null,
  context_class text not null,
  evidence jsonb not null,
  confidence double precision not null,
  link_model text,
  undone_at timestamp with time zone,
  undone_by text,
  constraint link_judgements_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint link_judgements_mention_id_fkey FOREIGN KEY (mention_id) REFERENCES mentions(id),
  constraint link_judgements_officer_id_act_key_key UNIQUE (officer_id, act_key),
  constraint link_judgements_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint link_judgements_pkey PRIMARY KEY (id),
  constraint link_judgements_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES officers(id),
  constraint link_judgements_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint link_judgements_verdict_check CHECK ((verdict = ANY (ARRAY['same'::text, 'different'::text, 'unsure'::text])))
);
CREATE INDEX link_judgements_asked ON public.link_judgements USING btree (surface, enterprise_id, context_class) WHERE (undone_at IS NULL);
CREATE INDEX link_judgements_mention ON public.link_judgements USING btree (mention_id);

create table link_models (
  version text not null,
  made_at timestamp with time zone not null,
  base text not null,
  adjustment jsonb not null,
  judged_count integer not null,
  figures jsonb not null,
  constraint link_models_pkey PRIMARY KEY (version)
);

create table mentions (
  id text not null,
  document_id text not null,
  enterprise_id text not null,
  spans jsonb not null,
  confidence double precision not null,
  evidence jsonb not null,
  state text not null,
  recorded_at timestamp with time zone not null,
  surface text,
  context_class text not null default ''::text,
  link_model text,
  constraint mentions_document_id_enterprise_id_key UNIQUE (document_id, enterprise_id),
  constraint mentions_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents(id),
  constraint mentions_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint mentions_pkey PRIMARY KEY (id),
  constraint mentions_state_check CHECK ((state = ANY (ARRAY['linked'::text, 'waiting'::text, 'accepted'::text, 'refused'::text])))
);
CREATE INDEX mentions_enterprise ON public.mentions USING btree (enterprise_id, recorded_at);
CREATE INDEX mentions_waiting ON public.mentions USING btree (surface, context_class, enterprise_id) WHERE (state = 'waiting'::text);

create table message_trials (
  message_id text not null,
  trial_count integer not null,
  constraint message_trials_pkey PRIMARY KEY (message_id),
  constraint message_trials_trial_count_check CHECK ((trial_count > 0))
);

create table meta (
  key text not null,
  value jsonb not null,
  constraint meta_pkey PRIMARY KEY (key)
);

create table model_drift (
  model_id text not null,
  version integer not null,
  as_of date not null,
  report jsonb not null,
  constraint model_drift_model_id_version_fkey FOREIGN KEY (model_id, version) REFERENCES risk_models(id, version),
  constraint model_drift_pkey PRIMARY KEY (model_id, version, as_of)
);

create table notice_acts (
  notice_id text not null,
  seq integer not null,
  act_key text not null,
  officer_id text not null,
  unit_id text not null,
  at timestamp with time zone not null,
  move jsonb not null,
  constraint notice_acts_notice_id_act_key_key UNIQUE (notice_id, act_key),
  constraint notice_acts_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id),
  constraint notice_acts_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint notice_acts_pkey PRIMARY KEY (notice_id, seq),
  constraint notice_acts_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
CREATE TRIGGER notice_acts_fixed BEFORE DELETE OR UPDATE ON public.notice_acts FOR EACH ROW EXECUTE FUNCTION notices_refuse_change();

create table notice_recipients (
  notice_id text not null,
  unit_id text not null,
  sent_at timestamp with time zone not null,
  received_at timestamp with time zone,
  answered_at timestamp with time zone,
  constraint notice_recipients_check CHECK (((answered_at IS NULL) OR (received_at IS NOT NULL))),
  constraint notice_recipients_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id),
  constraint notice_recipients_pkey PRIMARY KEY (notice_id, unit_id),
  constraint notice_recipients_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
CREATE INDEX notice_recipients_unit ON public.notice_recipients USING btree (unit_id, sent_at DESC);

create table notices (
  id text not null,
  kind text not null,
  enterprise_id text not null,
  warning_id text,
  case_file_id text,
  unit_id text not null,
  act_key text not null,
  drafted_by text,
  drafted_at timestamp with time zone not null,
  content jsonb not null,
  figures jsonb,
  state text not null,
  title text not null,
  sent_at timestamp with time zone,
  constraint notices_case_file_id_fkey FOREIGN KEY (case_file_id) REFERENCES case_files(id),
  constraint notices_check CHECK (((warning_id IS NOT NULL) OR (case_file_id IS NOT NULL))),
  constraint notices_check1 CHECK (((sent_at IS NOT NULL) = (state = ANY (ARRAY['sent'::text, 'received'::text, 'answered'::text])))),
  constraint notices_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES officers(id),
  constraint notices_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint notices_pkey PRIMARY KEY (id),
  constraint notices_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'sent'::text, 'received'::text, 'answered'::text, 'withdrawn'::text]))),
  constraint notices_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint notices_warning_id_fkey FOREIGN KEY (warning_id) REFERENCES warnings(id)
);
CREATE INDEX notices_case_file ON public.notices USING btree (case_file_id) WHERE (case_file_id IS NOT NULL);
CREATE INDEX notices_drafted ON public.notices USING btree (drafted_at DESC);
CREATE INDEX notices_enterprise ON public.notices USING btree (enterprise_id);

create table notifications (
  id bigint not null,
  officer_id text not null,
  event_seq bigint not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint notifications_event_seq_fkey FOREIGN KEY (event_seq) REFERENCES outbox_events(seq),
  constraint notifications_officer_id_event_seq_key UNIQUE (officer_id, event_seq),
  constraint notifications_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint notifications_pkey PRIMARY KEY (id)
);
CREATE INDEX notifications_own ON public.notifications USING btree (officer_id, id DESC);
CREATE INDEX notifications_unread ON public.notifications USING btree (officer_id) WHERE (read_at IS NULL);

create table officer_settings (
  officer_id text not null,
  settings jsonb not null,
  changed_at timestamp with time zone not null,
  constraint officer_settings_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint officer_settings_pkey PRIMARY KEY (officer_id)
);

create table officers (
  id text not null,
  login text not null,
  name text not null,
  role text not null,
  unit_id text not null,
  password_hash text not null,
  failed_logins integer not null default 0,
  locked_until timestamp with time zone,
  must_change_password boolean not null default false,
  closed_at timestamp with time zone,
  totp_secret text,
  totp_since timestamp with time zone,
  totp_step bigint,
  oidc_subject text,
  constraint officers_login_key UNIQUE (login),
  constraint officers_oidc_subject_key UNIQUE (oidc_subject),
  constraint officers_pkey PRIMARY KEY (id),
  constraint officers_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);

create table oidc_attempts (
  id_hash text not null,
  state text not null,
  nonce text not null,
  verifier text not null,
  next text not null,
  expires_at timestamp with time zone not null,
  constraint oidc_attempts_pkey PRIMARY KEY (id_hash)
);

create table outbox (
  seq bigint not null,
  message_id text not null,
  kind text not null,
  body json not null,
  arrived_at timestamp with time zone not null default now(),
  attempts integer not null default 0,
  leased_until timestamp with time zone,
  failure text,
  traceparent text,
  constraint outbox_message_id_key UNIQUE (message_id),
  constraint outbox_pkey PRIMARY KEY (seq)
);

create table outbox_events (
  seq bigint not null,
  key text not null,
  kind text not null,
  level text,
  units text[] not null,
  enterprise_id text,
  subject_id text not null,
  facts jsonb not null,
  at timestamp with time zone not null,
  planned_at timestamp with time zone,
  constraint outbox_events_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint outbox_events_key_key UNIQUE (key),
  constraint outbox_events_pkey PRIMARY KEY (seq)
);
CREATE INDEX outbox_events_waiting ON public.outbox_events USING btree (seq) WHERE (planned_at IS NULL);

create table outcomes (
  enterprise_id text not null,
  arrears_from date,
  collapse_on date,
  basis text not null,
  recorded_at timestamp with time zone not null,
  constraint outcomes_basis_check CHECK ((basis = ANY (ARRAY['own'::text, 'simulated'::text]))),
  constraint outcomes_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint outcomes_pkey PRIMARY KEY (enterprise_id)
);

create table parked_messages (
  id bigint not null,
  message_id text not null,
  kind text not null,
  body jsonb not null,
  reason text not null,
  attempts integer not null,
  parked_at timestamp with time zone not null default now(),
  state text not null default 'parked'::text,
  settled_at timestamp with time zone,
  settled_by text,
  constraint parked_messages_pkey PRIMARY KEY (id),
  constraint parked_messages_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES officers(id),
  constraint parked_messages_state_check CHECK ((state = ANY (ARRAY['parked'::text, 'replayed'::text, 'discarded'::text])))
);
CREATE UNIQUE INDEX parked_messages_once ON public.parked_messages USING btree (message_id) WHERE (state = 'parked'::text);
CREATE INDEX parked_messages_state ON public.parked_messages USING btree (state, parked_at);

create table random_checks (
  warning_id text not null,
  month date not null,
  unit_id text not null,
  population_count integer not null,
  drawn_count integer not null,
  constraint random_checks_drawn_count_check CHECK ((drawn_count > 0)),
  constraint random_checks_pkey PRIMARY KEY (warning_id),
  constraint random_checks_population_count_check CHECK ((population_count > 0)),
  constraint random_checks_warning_id_fkey FOREIGN KEY (warning_id) REFERENCES warnings(id)
);
CREATE INDEX random_checks_month ON public.random_checks USING btree (month, unit_id);

create table records (
  id text not null,
  source_id text not null,
  enterprise_id text not null,
  kind text not null,
  occurred_on date not null,
  recorded_at timestamp with time zone not null,
  fields jsonb not null,
  constraint records_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint records_pkey PRIMARY KEY (id),
  constraint records_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id)
);
CREATE INDEX records_by_source ON public.records USING btree (source_id, recorded_at);
CREATE INDEX records_enterprise ON public.records USING btree (enterprise_id, recorded_at);

create table recovery_codes (
  officer_id text not null,
  code_hash text not null,
  used_at timestamp with time zone,
  constraint recovery_codes_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint recovery_codes_pkey PRIMARY KEY (officer_id, code_hash)
);

create table relations (
  from_id text not null,
  to_id text not null,
  kind text not null,
  share_ratio double precision,
  since date,
  until date,
  recorded_at timestamp with time zone not null,
  constraint relations_from_id_fkey FOREIGN KEY (from_id) REFERENCES enterprises(id),
  constraint relations_pkey PRIMARY KEY (from_id, to_id, kind),
  constraint relations_to_id_fkey FOREIGN KEY (to_id) REFERENCES enterprises(id)
);
CREATE INDEX relations_to ON public.relations USING btree (to_id);

create table risk_model_acts (
  model_id text not null,
  version integer not null,
  seq integer not null,
  act_key text not null,
  kind text not null,
  officer_id text not null,
  at timestamp with time zone not null,
  reason text not null,
  constraint risk_model_acts_kind_check CHECK ((kind = ANY (ARRAY['make'::text, 'shadow'::text, 'put-in-force'::text, 'retire'::text, 'confirm'::text]))),
  constraint risk_model_acts_model_id_version_act_key_key UNIQUE (model_id, version, act_key),
  constraint risk_model_acts_model_id_version_fkey FOREIGN KEY (model_id, version) REFERENCES risk_models(id, version),
  constraint risk_model_acts_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint risk_model_acts_pkey PRIMARY KEY (model_id, version, seq)
);

create table risk_models (
  id text not null,
  version integer not null,
  kind text not null,
  state text not null,
  body jsonb not null,
  levels jsonb not null,
  baseline jsonb,
  made_at timestamp with time zone not null,
  note text not null,
  content_hash text not null,
  constraint risk_models_kind_check CHECK ((kind = ANY (ARRAY['scorecard'::text, 'learned'::text]))),
  constraint risk_models_pkey PRIMARY KEY (id, version),
  constraint risk_models_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'shadow'::text, 'in-force'::text, 'retired'::text])))
);
CREATE UNIQUE INDEX risk_models_one_in_force ON public.risk_models USING btree (state) WHERE (state = 'in-force'::text);

create table saved_views (
  id text not null,
  officer_id text not null,
  place text not null,
  name text not null,
  search text not null,
  created_at timestamp with time zone not null,
  constraint saved_views_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint saved_views_officer_id_place_name_key UNIQUE (officer_id, place, name),
  constraint saved_views_pkey PRIMARY KEY (id)
);

create table schema_migrations (
  version integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migrations_pkey PRIMARY KEY (version)
);

create table score_history (
  enterprise_id text not null,
  as_of date not null,
  model text not null,
  score_centipoints integer not null,
  level text not null,
  constraint score_history_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint score_history_pkey PRIMARY KEY (enterprise_id, as_of, model)
);

create table sessions (
  token_hash text not null,
  officer_id text not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  id text not null default (gen_random_uuid())::text,
  browser text,
  by_provider boolean not null default false,
  constraint sessions_id_key UNIQUE (id),
  constraint sessions_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint sessions_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX sessions_officer ON public.sessions USING btree (officer_id);

create table signals (
  id text not null,
  enterprise_id text not null,
  dimension text not null,
  kind text not null,
  occurred_on date not null,
  recorded_at timestamp with time zone not null,
  magnitude double precision not null,
  certainty double precision not null,
  detector text not null,
  source_id text not null,
  document_id text,
  record_id text,
  story_id text,
  constraint signals_certainty_check CHECK (((certainty >= (0)::double precision) AND (certainty <= (1)::double precision))),
  constraint signals_check CHECK ((num_nonnulls(document_id, record_id) = 1)),
  constraint signals_dimension_check CHECK ((dimension = ANY (ARRAY['opinion'::text, 'operation'::text, 'labour'::text]))),
  constraint signals_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents(id),
  constraint signals_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint signals_pkey PRIMARY KEY (id),
  constraint signals_record_id_fkey FOREIGN KEY (record_id) REFERENCES records(id),
  constraint signals_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id)
);
CREATE INDEX signals_document ON public.signals USING btree (document_id) WHERE (document_id IS NOT NULL);
CREATE INDEX signals_enterprise ON public.signals USING btree (enterprise_id, recorded_at);

create table source_runs (
  id bigint not null,
  source_id text not null,
  cause text not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  inserted_count integer not null,
  known_count integer not null,
  refused_count integer not null,
  redacted_count integer not null,
  problems jsonb not null default '[]'::jsonb,
  error jsonb,
  constraint source_runs_cause_check CHECK ((cause = ANY (ARRAY['schedule'::text, 'by-hand'::text, 'backfill'::text, 'replay'::text, 'upload'::text, 'webhook'::text]))),
  constraint source_runs_pkey PRIMARY KEY (id),
  constraint source_runs_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id)
);
CREATE INDEX source_runs_newest ON public.source_runs USING btree (source_id, id DESC);

create table source_settings (
  source_id text not null,
  kind text not null,
  settings jsonb not null,
  mapping jsonb,
  secret text,
  every_minutes integer not null,
  paused boolean not null default false,
  created_by text,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  cursor jsonb,
  due_at timestamp with time zone not null,
  held_until timestamp with time zone,
  last_attempt_at timestamp with time zone,
  last_success_at timestamp with time zone,
  failures integer not null default 0,
  last_error jsonb,
  constraint source_settings_created_by_fkey FOREIGN KEY (created_by) REFERENCES officers(id),
  constraint source_settings_every_minutes_check CHECK ((every_minutes > 0)),
  constraint source_settings_kind_check CHECK ((kind = ANY (ARRAY['feed'::text, 'web-list'::text, 'json-api'::text, 'mailbox'::text, 'folder'::text, 'upload'::text, 'webhook'::text]))),
  constraint source_settings_pkey PRIMARY KEY (source_id),
  constraint source_settings_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id)
);
CREATE INDEX source_settings_due ON public.source_settings USING btree (due_at) WHERE (NOT paused);

create table sources (
  id text not null,
  name text not null,
  feed text not null,
  trust double precision not null,
  districts text[],
  newest_on date,
  last_received_at timestamp with time zone,
  constraint sources_pkey PRIMARY KEY (id)
);

create table story_bands (
  band bigint not null,
  document_id text not null
);
CREATE INDEX story_bands_band ON public.story_bands USING btree (band, document_id);

create table suppressed (
  enterprise_id text not null,
  as_of date not null,
  level text not null,
  score_centipoints integer not null,
  reason text not null,
  constraint suppressed_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint suppressed_pkey PRIMARY KEY (enterprise_id, as_of)
);
CREATE INDEX suppressed_as_of ON public.suppressed USING btree (as_of);

create table term_acts (
  term_id text not null,
  seq integer not null,
  act_key text not null,
  kind text not null,
  version integer not null,
  officer_id text not null,
  at timestamp with time zone not null,
  reason text not null,
  library integer,
  constraint term_acts_kind_check CHECK ((kind = ANY (ARRAY['propose'::text, 'edit'::text, 'approve'::text, 'reject'::text, 'retire'::text, 'restore'::text, 'put-up'::text, 'keep'::text]))),
  constraint term_acts_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint term_acts_pkey PRIMARY KEY (term_id, seq),
  constraint term_acts_term_id_act_key_key UNIQUE (term_id, act_key),
  constraint term_acts_term_id_fkey FOREIGN KEY (term_id) REFERENCES terms(id)
);
CREATE TRIGGER term_acts_fixed BEFORE DELETE OR UPDATE ON public.term_acts FOR EACH ROW EXECUTE FUNCTION library_refuses_change();

create table term_hits (
  term_id text not null,
  document_id text not null,
  version integer not null default 1,
  constraint term_hits_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents(id),
  constraint term_hits_pkey PRIMARY KEY (term_id, document_id)
);
CREATE INDEX term_hits_document ON public.term_hits USING btree (document_id);

create table term_library (
  only_one boolean not null default true,
  version integer not null,
  changed_at timestamp with time zone not null,
  constraint term_library_only_one_check CHECK (only_one),
  constraint term_library_pkey PRIMARY KEY (only_one),
  constraint term_library_version_check CHECK ((version > 0))
);

create table term_versions (
  term_id text not null,
  version integer not null,
  kind text not null,
  must text[] not null,
  any_of text[] not null,
  none_of text[] not null,
  near jsonb not null,
  pattern text,
  weight double precision not null,
  constraint term_versions_pkey PRIMARY KEY (term_id, version),
  constraint term_versions_term_id_fkey FOREIGN KEY (term_id) REFERENCES terms(id),
  constraint term_versions_version_check CHECK ((version > 0)),
  constraint term_versions_weight_check CHECK (((weight > (0)::double precision) AND (weight <= (1)::double precision)))
);
CREATE TRIGGER term_versions_fixed BEFORE DELETE OR UPDATE ON public.term_versions FOR EACH ROW EXECUTE FUNCTION library_refuses_change();

create table terms (
  id text not null,
  state text not null,
  version integer not null,
  newest integer not null,
  pending integer,
  pending_by text,
  put_up jsonb,
  owner_id text not null,
  origin jsonb,
  act_count integer not null,
  proposed_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint terms_check CHECK ((newest >= version)),
  constraint terms_check1 CHECK (((pending IS NULL) = (pending_by IS NULL))),
  constraint terms_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES officers(id),
  constraint terms_pending_by_fkey FOREIGN KEY (pending_by) REFERENCES officers(id),
  constraint terms_pkey PRIMARY KEY (id),
  constraint terms_state_check1 CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'retired'::text, 'rejected'::text]))),
  constraint terms_version_check CHECK ((version > 0))
);
CREATE INDEX terms_state ON public.terms USING btree (state);

create table units (
  id text not null,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  parent_id text,
  district text,
  monthly_capacity integer not null,
  constraint units_kind_check CHECK ((kind = ANY (ARRAY['city'::text, 'district'::text, 'industry'::text, 'partner'::text]))),
  constraint units_monthly_capacity_check CHECK ((monthly_capacity > 0)),
  constraint units_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES units(id),
  constraint units_pkey PRIMARY KEY (id)
);

create table warning_acts (
  warning_id text not null,
  seq integer not null,
  act_key text not null,
  kind text not null,
  officer_id text not null,
  at timestamp with time zone not null,
  reason text,
  unit_id text,
  until date,
  was jsonb,
  constraint warning_acts_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint warning_acts_pkey PRIMARY KEY (warning_id, seq),
  constraint warning_acts_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint warning_acts_warning_id_act_key_key UNIQUE (warning_id, act_key),
  constraint warning_acts_warning_id_fkey FOREIGN KEY (warning_id) REFERENCES warnings(id)
);
CREATE INDEX warning_acts_dismissed ON public.warning_acts USING btree (at) WHERE (kind = 'dismiss'::text);
CREATE TRIGGER warning_acts_keep_times AFTER INSERT ON public.warning_acts FOR EACH ROW WHEN ((new.kind = ANY (ARRAY['dispatch'::text, 'close'::text, 'dismiss'::text]))) EXECUTE FUNCTION warning_keeps_times();

create table warning_judgements (
  warning_id text not null,
  seq integer not null,
  act_key text not null,
  verdict text not null,
  useful boolean not null,
  reason text not null,
  officer_id text not null,
  at timestamp with time zone not null,
  constraint warning_judgements_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint warning_judgements_pkey PRIMARY KEY (warning_id, seq),
  constraint warning_judgements_verdict_check CHECK ((verdict = ANY (ARRAY['true'::text, 'false'::text, 'unsure'::text]))),
  constraint warning_judgements_warning_id_act_key_key UNIQUE (warning_id, act_key),
  constraint warning_judgements_warning_id_fkey FOREIGN KEY (warning_id) REFERENCES warnings(id)
);

create table warning_stories (
  warning_id text not null,
  story_id text not null,
  constraint warning_stories_pkey PRIMARY KEY (warning_id, story_id),
  constraint warning_stories_warning_id_fkey FOREIGN KEY (warning_id) REFERENCES warnings(id)
);
CREATE INDEX warning_stories_story ON public.warning_stories USING btree (story_id);

create table warnings (
  id text not null,
  enterprise_id text not null,
  level text not null,
  because text not null,
  state text not null,
  as_of date not null,
  assessment jsonb not null,
  reasons jsonb not null,
  score_centipoints integer not null,
  first_signal_on date,
  first_known_at timestamp with time zone,
  raised_at timestamp with time zone not null,
  first_act_at timestamp with time zone,
  unit_id text,
  district text,
  case_file_id text,
  snoozed_until date,
  due_on date,
  superseded_by text,
  version integer not null default 1,
  dimensions text[] not null generated always as (credited(assessment, 'dimension'::text)) stored,
  indicators text[] not null generated always as (credited(assessment, 'indicator'::text)) stored,
  current_district text,
  area text[] not null default '{}'::text[],
  dispatched_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint warnings_because_check CHECK ((because = ANY (ARRAY['first'::text, 'worse'::text, 'again'::text, 'manual'::text, 'random-check'::text]))),
  constraint warnings_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint warnings_pkey PRIMARY KEY (id),
  constraint warnings_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);
CREATE INDEX warnings_area ON public.warnings USING gin (area);
CREATE INDEX warnings_case_file ON public.warnings USING btree (case_file_id) WHERE (case_file_id IS NOT NULL);
CREATE INDEX warnings_enterprise ON public.warnings USING btree (enterprise_id);
CREATE INDEX warnings_indicators ON public.warnings USING gin (indicators);
CREATE UNIQUE INDEX warnings_one_open ON public.warnings USING btree (enterprise_id) WHERE (state = ANY (ARRAY['raised'::text, 'acknowledged'::text, 'dispatched'::text, 'snoozed'::text]));
CREATE INDEX warnings_raised ON public.warnings USING btree (raised_at);
CREATE INDEX warnings_state ON public.warnings USING btree (state, district);
CREATE INDEX warnings_superseded ON public.warnings USING btree (superseded_by) WHERE (superseded_by IS NOT NULL);
CREATE INDEX warnings_unit ON public.warnings USING btree (unit_id, enterprise_id) WHERE (unit_id IS NOT NULL);
CREATE TRIGGER warnings_area_begins BEFORE INSERT ON public.warnings FOR EACH ROW EXECUTE FUNCTION warning_begins_in_area();
CREATE TRIGGER warnings_area_follows AFTER UPDATE OF unit_id, enterprise_id ON public.warnings FOR EACH ROW WHEN (((new.unit_id IS DISTINCT FROM old.unit_id) OR (new.enterprise_id <> old.enterprise_id))) EXECUTE FUNCTION area_follows_work();
CREATE TRIGGER warnings_area_spreads AFTER INSERT ON public.warnings FOR EACH ROW WHEN ((new.unit_id IS NOT NULL)) EXECUTE FUNCTION area_follows_work();

create table watch_acts (
  enterprise_id text not null,
  seq integer not null,
  act_key text not null,
  kind text not null,
  officer_id text not null,
  unit_id text not null,
  at timestamp with time zone not null,
  reason text not null,
  warning_id text,
  named_officer_id text,
  review_on date,
  origin_id text,
  path jsonb not null default '[]'::jsonb,
  weight double precision,
  constraint watch_acts_enterprise_id_act_key_key UNIQUE (enterprise_id, act_key),
  constraint watch_acts_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint watch_acts_kind_check CHECK ((kind = ANY (ARRAY['start'::text, 'extend'::text, 'end'::text, 'join'::text, 'leave'::text]))),
  constraint watch_acts_named_officer_id_fkey FOREIGN KEY (named_officer_id) REFERENCES officers(id),
  constraint watch_acts_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint watch_acts_origin_id_fkey FOREIGN KEY (origin_id) REFERENCES enterprises(id),
  constraint watch_acts_pkey PRIMARY KEY (enterprise_id, seq),
  constraint watch_acts_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint watch_acts_warning_id_fkey FOREIGN KEY (warning_id) REFERENCES warnings(id)
);
CREATE INDEX watch_acts_at ON public.watch_acts USING btree (at);
CREATE TRIGGER watch_acts_fixed BEFORE DELETE OR UPDATE ON public.watch_acts FOR EACH ROW EXECUTE FUNCTION watch_refuse_change();

create table watch_entries (
  enterprise_id text not null,
  reason text not null,
  origin_id text,
  path jsonb not null,
  since date not null,
  weight double precision,
  officer_id text,
  review_on date,
  constraint watch_entries_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint watch_entries_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint watch_entries_origin_id_fkey FOREIGN KEY (origin_id) REFERENCES enterprises(id),
  constraint watch_entries_reason_check CHECK ((reason = ANY (ARRAY['special-monitoring'::text, 'related'::text])))
);
CREATE UNIQUE INDEX watch_entries_once ON public.watch_entries USING btree (enterprise_id, reason, COALESCE(origin_id, ''::text));
CREATE INDEX watch_entries_origin ON public.watch_entries USING btree (origin_id) WHERE (origin_id IS NOT NULL);

create table watch_looks (
  officer_id text not null,
  looked_at timestamp with time zone not null,
  constraint watch_looks_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint watch_looks_pkey PRIMARY KEY (officer_id)
);

create table watch_proposals (
  id text not null,
  enterprise_id text not null,
  origin_id text not null,
  path jsonb not null,
  weight double precision not null,
  as_of date not null,
  proposed_at timestamp with time zone not null,
  state text not null default 'open'::text,
  decided_at timestamp with time zone,
  decided_by text,
  act_key text,
  reason text,
  constraint watch_proposals_check CHECK ((enterprise_id <> origin_id)),
  constraint watch_proposals_check1 CHECK (((state = 'open'::text) = (decided_at IS NULL))),
  constraint watch_proposals_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES officers(id),
  constraint watch_proposals_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES enterprises(id),
  constraint watch_proposals_origin_id_fkey FOREIGN KEY (origin_id) REFERENCES enterprises(id),
  constraint watch_proposals_pkey PRIMARY KEY (id),
  constraint watch_proposals_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text])))
);
CREATE UNIQUE INDEX watch_proposals_open ON public.watch_proposals USING btree (enterprise_id, origin_id) WHERE (state = 'open'::text);
CREATE INDEX watch_proposals_origin ON public.watch_proposals USING btree (origin_id);
CREATE INDEX watch_proposals_pair ON public.watch_proposals USING btree (enterprise_id, origin_id);

create table webhook_calls (
  source_id text not null,
  signature text not null,
  received_at timestamp with time zone not null,
  constraint webhook_calls_pkey PRIMARY KEY (source_id, signature),
  constraint webhook_calls_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id)
);
