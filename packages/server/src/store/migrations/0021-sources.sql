-- How a source is asked. A source without a row here was filled by an import or a seed and is not collected.
create table source_settings (
  source_id text primary key references sources (id),
  kind text not null check (kind in ('feed', 'web-list', 'json-api', 'mailbox', 'folder', 'upload', 'webhook')),
  settings jsonb not null,
  -- columns to record fields; null where the source brings texts
  mapping jsonb,
  -- password or key, sealed and bound to the source
  secret text,
  every_minutes integer not null check (every_minutes > 0),
  paused boolean not null default false,
  created_by text references officers (id),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- where the connector stands; written with what it brought, in one transaction
  cursor jsonb,
  due_at timestamptz not null,
  -- who collects holds the source until then; a killed process loses it by itself
  held_until timestamptz,
  last_attempt_at timestamptz,
  last_success_at timestamptz,
  failures integer not null default 0,
  last_error jsonb
);
create index source_settings_due on source_settings (due_at) where not paused;

-- Each time a source was asked, and what it brought.
create table source_runs (
  id bigint generated always as identity primary key,
  source_id text not null references sources (id),
  cause text not null check (cause in ('schedule', 'by-hand', 'backfill', 'replay', 'upload', 'webhook')),
  started_at timestamptz not null,
  ended_at timestamptz not null,
  inserted_count integer not null,
  known_count integer not null,
  refused_count integer not null,
  redacted_count integer not null,
  -- the first problems in words, and the failure that ended the run, if one did
  problems jsonb not null default '[]',
  error jsonb
);
create index source_runs_newest on source_runs (source_id, id desc);

-- What was taken from a source, under the name that the source gives it: the same is not taken twice.
create table collected_items (
  source_id text not null references sources (id),
  item_key text not null,
  -- keyed hash of what came
  raw_hash text not null,
  -- no reference: the document may still be on its way to the reader
  document_id text not null,
  url text,
  media_type text not null,
  title text,
  -- as text and redacted; what was taken out cannot be had again
  body text not null,
  -- everything that stood on its page, where that is more
  page text,
  occurred_on date not null,
  collected_at timestamptz not null,
  primary key (source_id, item_key, raw_hash)
);
create index collected_items_document on collected_items (document_id);
create index collected_items_newest on collected_items (source_id, collected_at);

-- Signatures of pushes that were taken, for as long as they would hold: the same push is not taken twice.
create table webhook_calls (
  source_id text not null references sources (id),
  signature text not null,
  received_at timestamptz not null,
  primary key (source_id, signature)
);

create index documents_by_source on documents (source_id, recorded_at);
create index records_by_source on records (source_id, recorded_at);
