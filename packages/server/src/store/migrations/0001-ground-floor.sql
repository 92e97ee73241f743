-- Two clocks on every fact: occurred_on (when it happened) and recorded_at (when we knew). "As of" always filters on recorded_at.

create table meta (
  key text primary key,
  value jsonb not null
);

-- Units, officers, sessions ------------------------------------------------------------------------------------------
create table units (
  id text primary key,
  name_zh text not null,
  name_en text not null,
  kind text not null check (kind in ('city', 'district', 'industry', 'partner')),
  parent_id text references units (id),
  district text,
  monthly_capacity integer not null check (monthly_capacity > 0)
);

create table officers (
  id text primary key,
  login text not null unique,
  name text not null,
  role text not null,
  unit_id text not null references units (id),
  password_hash text not null,
  failed_logins integer not null default 0,
  locked_until timestamptz
);

-- Only the hash of a session's token is kept.
create table sessions (
  token_hash text primary key,
  officer_id text not null references officers (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_officer on sessions (officer_id);

-- Enterprises --------------------------------------------------------------------------------------------------------
create table enterprises (
  id text primary key,
  credit_code text not null unique,
  name text not null,
  registered_district text,
  operating_district text,
  union_unit_id text references units (id),
  industry text,
  staff_count integer,
  registered_on date,
  new_employment boolean not null default false,
  -- the district that lists and rights go by: registered, else operating
  district text generated always as (coalesce(registered_district, operating_district)) stored,
  imported_from text not null,
  recorded_at timestamptz not null
);
create index enterprises_district on enterprises (district);
create index enterprises_name on enterprises (name);

create table enterprise_names (
  enterprise_id text not null references enterprises (id),
  name text not null,
  form text not null check (form in ('registered', 'former', 'short', 'brand')),
  valid_from date,
  valid_until date,
  primary key (enterprise_id, name, form)
);
create index enterprise_names_name on enterprise_names (name);

create table relations (
  from_id text not null references enterprises (id),
  to_id text not null references enterprises (id),
  kind text not null,
  share_ratio double precision,
  since date,
  until date,
  recorded_at timestamptz not null,
  primary key (from_id, to_id, kind)
);
create index relations_to on relations (to_id);

-- Sources, documents, records ----------------------------------------------------------------------------------------
create table sources (
  id text primary key,
  name text not null,
  feed text not null,
  trust double precision not null,
  districts text[],
  newest_on date,
  last_received_at timestamptz
);

create table documents (
  id text primary key,
  source_id text not null references sources (id),
  external_id text,
  title text,
  body text not null,
  content_hash text not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  story_id text not null,
  redacted_count integer not null default 0,
  -- TextReading of packages/text, with the reader's version
  reading jsonb not null,
  reader text not null,
  unique (source_id, content_hash)
);
create index documents_story on documents (story_id);
create index documents_recorded on documents (recorded_at);

-- MinHash bands: documents that share one are compared as possible copies.
create table story_bands (
  band bigint not null,
  document_id text not null references documents (id),
  primary key (band, document_id)
);

create table mentions (
  id text primary key,
  document_id text not null references documents (id),
  enterprise_id text not null references enterprises (id),
  spans jsonb not null,
  confidence double precision not null,
  evidence jsonb not null,
  -- linked by itself, or waiting for a person
  state text not null check (state in ('linked', 'waiting', 'accepted', 'refused')),
  recorded_at timestamptz not null,
  unique (document_id, enterprise_id)
);
create index mentions_enterprise on mentions (enterprise_id, recorded_at);

create table records (
  id text primary key,
  source_id text not null references sources (id),
  enterprise_id text not null references enterprises (id),
  kind text not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  fields jsonb not null
);
create index records_enterprise on records (enterprise_id, recorded_at);

-- Signals, assessments -----------------------------------------------------------------------------------------------
create table signals (
  id text primary key,
  enterprise_id text not null references enterprises (id),
  dimension text not null check (dimension in ('opinion', 'operation', 'labour')),
  kind text not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  magnitude double precision not null,
  certainty double precision not null check (certainty between 0 and 1),
  detector text not null,
  source_id text not null references sources (id),
  document_id text references documents (id),
  record_id text references records (id),
  story_id text,
  check (num_nonnulls(document_id, record_id) = 1)
);
create index signals_enterprise on signals (enterprise_id, recorded_at);
create index signals_document on signals (document_id) where document_id is not null;

-- Newest assessment of each enterprise, whole; older ones keep the score for the trend.
create table assessments (
  enterprise_id text primary key references enterprises (id),
  as_of date not null,
  model text not null,
  base_centipoints integer not null,
  score_centipoints integer not null,
  level text not null,
  contributions jsonb not null,
  coverage jsonb not null
);
create index assessments_score on assessments (score_centipoints desc);

create table score_history (
  enterprise_id text not null references enterprises (id),
  as_of date not null,
  model text not null,
  score_centipoints integer not null,
  level text not null,
  primary key (enterprise_id, as_of, model)
);

-- Warnings -----------------------------------------------------------------------------------------------------------
create table warnings (
  id text primary key,
  enterprise_id text not null references enterprises (id),
  level text not null,
  because text not null check (because in ('first', 'worse', 'manual')),
  state text not null,
  as_of date not null,
  -- the assessment it rests on, whole
  assessment jsonb not null,
  reasons jsonb not null,
  score_centipoints integer not null,
  first_signal_on date,
  first_known_at timestamptz,
  raised_at timestamptz not null,
  first_act_at timestamptz,
  unit_id text references units (id),
  district text,
  case_file_id text,
  snoozed_until date,
  due_on date,
  -- a worse warning of the same enterprise took its place; its state is then closed
  superseded_by text,
  -- raised at each change: two officers acting on the same version cannot both win
  version integer not null default 1
);
create index warnings_state on warnings (state, district);
create index warnings_enterprise on warnings (enterprise_id);
-- An enterprise has at most one open warning.
create unique index warnings_one_open on warnings (enterprise_id) where state in ('raised', 'acknowledged', 'dispatched', 'snoozed');

create table warning_acts (
  warning_id text not null references warnings (id),
  seq integer not null,
  -- sent by the page: a double click is one act
  act_key text not null,
  kind text not null,
  officer_id text not null references officers (id),
  at timestamptz not null,
  reason text,
  unit_id text references units (id),
  until date,
  primary key (warning_id, seq),
  unique (warning_id, act_key)
);

create table suppressed (
  enterprise_id text not null references enterprises (id),
  as_of date not null,
  level text not null,
  score_centipoints integer not null,
  reason text not null,
  primary key (enterprise_id, as_of)
);

create table outcomes (
  enterprise_id text primary key references enterprises (id),
  arrears_from date,
  collapse_on date,
  basis text not null check (basis in ('own', 'simulated')),
  recorded_at timestamptz not null
);

-- Casework -----------------------------------------------------------------------------------------------------------
create table case_files (
  id text primary key,
  enterprise_id text not null references enterprises (id),
  unit_id text not null references units (id),
  procedure text not null,
  opened_at timestamptz not null,
  -- projections of the acts, written with them in one transaction
  step text,
  closed_at timestamptz,
  due_on date
);
create index case_files_unit on case_files (unit_id);
-- An enterprise has at most one open case file.
create unique index case_files_one_open on case_files (enterprise_id) where closed_at is null;

create table case_acts (
  case_file_id text not null references case_files (id),
  seq integer not null,
  act_key text not null,
  step text not null,
  kind text not null,
  officer_id text not null references officers (id),
  unit_id text not null references units (id),
  at timestamptz not null,
  note text not null,
  evidence text,
  primary key (case_file_id, seq),
  unique (case_file_id, act_key)
);

create table watch_entries (
  enterprise_id text not null references enterprises (id),
  reason text not null check (reason in ('special-monitoring', 'related')),
  origin_id text references enterprises (id),
  path jsonb not null,
  since date not null,
  primary key (enterprise_id, reason)
);

-- Keyword library ----------------------------------------------------------------------------------------------------
create table terms (
  id text not null,
  version integer not null,
  state text not null check (state in ('proposed', 'approved', 'retired')),
  kind text not null,
  must text[] not null,
  any_of text[] not null,
  none_of text[] not null,
  weight double precision not null,
  reason text not null,
  recorded_at timestamptz not null,
  primary key (id, version)
);

create table term_hits (
  term_id text not null,
  document_id text not null references documents (id),
  primary key (term_id, document_id)
);
