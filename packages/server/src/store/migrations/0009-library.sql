-- The keyword library with its history: a head row for each term, what each version asked for, and who did what.
alter table terms rename to terms_before;
alter table terms_before rename constraint terms_pkey to terms_before_pkey;

create table terms (
  id text primary key,
  state text not null check (state in ('proposed', 'approved', 'retired', 'rejected')),
  -- the version in force; where none is, the last that was, else the newest proposed
  version integer not null check (version > 0),
  newest integer not null check (newest >= version),
  -- the version that waits for a second person, and who wrote it
  pending integer,
  pending_by text references officers (id),
  -- TermRecord of packages/core for which it is put up for retirement
  put_up jsonb,
  owner_id text not null references officers (id),
  -- TermOrigin of packages/core: how the program came to propose it; null where a person did
  origin jsonb,
  act_count integer not null,
  proposed_at timestamptz not null,
  changed_at timestamptz not null,
  check ((pending is null) = (pending_by is null))
);
create index terms_state on terms (state);

-- What a version asks for; never changed.
create table term_versions (
  term_id text not null references terms (id),
  version integer not null check (version > 0),
  kind text not null,
  must text[] not null,
  any_of text[] not null,
  none_of text[] not null,
  -- NearRule[] of packages/text
  near jsonb not null,
  pattern text,
  weight double precision not null check (weight > 0 and weight <= 1),
  primary key (term_id, version)
);

create table term_acts (
  term_id text not null references terms (id),
  seq integer not null,
  act_key text not null,
  kind text not null check (kind in ('propose', 'edit', 'approve', 'reject', 'retire', 'restore', 'put-up', 'keep')),
  version integer not null,
  officer_id text not null references officers (id),
  at timestamptz not null,
  reason text not null,
  -- version of the whole library that the act made; null where reading did not change
  library integer,
  primary key (term_id, seq),
  unique (term_id, act_key)
);

-- One row: the version of the whole library, read before every batch of texts.
create table term_library (
  only_one boolean primary key default true check (only_one),
  version integer not null check (version > 0),
  changed_at timestamptz not null
);

insert into terms (id, state, version, newest, owner_id, act_count, proposed_at, changed_at)
select distinct on (id) id, state, version, version, 'off_system', 2, recorded_at, recorded_at
from terms_before order by id, version desc;
insert into term_versions (term_id, version, kind, must, any_of, none_of, near, weight)
select id, version, kind, must, any_of, none_of, '[]', weight from terms_before;
insert into term_acts (term_id, seq, act_key, kind, version, officer_id, at, reason, library)
select id, 1, 'first-propose', 'propose', 1, 'off_system', changed_at, '初始词库 / first library', null from terms
union all
select id, 2, 'first-approve', 'approve', version, 'off_system', changed_at, '初始词库 / first library', 1 from terms;
insert into term_library (version, changed_at) select 1, max(changed_at) from terms having count(*) > 0;
drop table terms_before;

create function library_refuses_change() returns trigger language plpgsql as $$
begin
  raise exception 'what a version asked for and what was done to a term is never changed or removed';
end $$;
create trigger term_versions_fixed before update or delete on term_versions for each row execute function library_refuses_change();
create trigger term_acts_fixed before update or delete on term_acts for each row execute function library_refuses_change();

-- Which library read a text; null for texts read before this was kept.
alter table documents add column library integer;
alter table term_hits add column version integer not null default 1;
create index term_hits_document on term_hits (document_id);
