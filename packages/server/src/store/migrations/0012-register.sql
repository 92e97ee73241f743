-- Every import of enterprises: how far it came, what it did, and by what it is taken back.
create table imports (
  id text primary key,
  file_name text not null,
  -- Of the bytes: the same file with the same options goes on where it was cut off.
  file_hash text not null,
  options jsonb not null,
  state text not null check (state in ('running', 'done', 'failed', 'undone')),
  officer_id text references officers (id),
  started_at timestamptz not null,
  finished_at timestamptz,
  rows_total integer,
  -- Rows whose outcome is stored; written in the same transaction as they.
  rows_done integer not null default 0,
  counts jsonb not null default '{}',
  -- The first problems, for the page.
  problems jsonb not null default '[]'
);
create index imports_started on imports (started_at desc);
create index imports_running on imports (file_hash) where state = 'running';

-- What the headers of a source's files mean, as an officer confirmed it.
create table import_headers (
  source text not null,
  header text not null,
  -- null: a column that is not read
  field text,
  primary key (source, header)
);

alter table enterprises
  add column registration_state text
    check (registration_state in ('active', 'moved-out', 'suspended', 'revoked', 'cancelled')),
  add column import_id text references imports (id),
  -- The transaction that wrote the row last: what search indexes ask for to keep up.
  add column written_in bigint not null default 0;
alter table enterprises alter column written_in set default (pg_current_xact_id()::text::bigint);
create index enterprises_written_in on enterprises (written_in);

-- What a source said differently from before. The newest value stands in enterprises itself.
create table enterprise_changes (
  id bigint generated always as identity primary key,
  enterprise_id text not null references enterprises (id),
  field text not null,
  before text,
  after text,
  recorded_at timestamptz not null,
  imported_from text not null,
  import_id text references imports (id)
);
create index enterprise_changes_enterprise on enterprise_changes (enterprise_id, recorded_at);
create index enterprise_changes_import on enterprise_changes (import_id) where import_id is not null;

-- Who holds an office, by the source's own number of the holder: never a name.
create table enterprise_officers (
  enterprise_id text not null references enterprises (id),
  role text not null check (role in ('legal-representative')),
  holder text not null,
  since date,
  until date,
  recorded_at timestamptz not null,
  import_id text references imports (id),
  primary key (enterprise_id, role, holder, recorded_at)
);
create index enterprise_officers_holder on enterprise_officers (holder) where until is null;

-- Names that look like a branch's: the names its head may bear, the nearest first, and the head once it is known.
create table enterprise_branches (
  enterprise_id text not null references enterprises (id),
  rank smallint not null,
  parent_name text not null,
  parent_id text references enterprises (id),
  evidence text check (evidence in ('name', 'name-and-region')),
  primary key (enterprise_id, rank)
);
create index enterprise_branches_parent on enterprise_branches (parent_id) where parent_id is not null;
create index enterprise_branches_waiting on enterprise_branches (parent_name) where parent_id is null;
