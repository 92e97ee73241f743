-- 持续关注名单: who answers for special monitoring and until when; related enterprises are proposed first, and each leaving is kept.

alter table watch_entries drop constraint watch_entries_pkey;
create unique index watch_entries_once on watch_entries (enterprise_id, reason, coalesce(origin_id, ''));
create index watch_entries_origin on watch_entries (origin_id) where origin_id is not null;
alter table watch_entries
  -- What the path carries over, 0 to 1.
  add column weight double precision,
  add column officer_id text references officers (id),
  add column review_on date;

alter table watch_acts drop constraint watch_acts_kind_check;
alter table watch_acts
  add constraint watch_acts_kind_check check (kind in ('start', 'extend', 'end', 'join', 'leave')),
  add column named_officer_id text references officers (id),
  add column review_on date,
  add column origin_id text references enterprises (id),
  add column path jsonb not null default '[]',
  add column weight double precision;
create index watch_acts_at on watch_acts (at);

-- Related enterprises that may be put on the list. Answered ones stay, with who answered.
create table watch_proposals (
  id text primary key,
  enterprise_id text not null references enterprises (id),
  origin_id text not null references enterprises (id),
  path jsonb not null,
  weight double precision not null,
  as_of date not null,
  proposed_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined')),
  decided_at timestamptz,
  decided_by text references officers (id),
  act_key text,
  reason text,
  check (enterprise_id <> origin_id),
  check ((state = 'open') = (decided_at is null))
);
create unique index watch_proposals_open on watch_proposals (enterprise_id, origin_id) where state = 'open';
create index watch_proposals_pair on watch_proposals (enterprise_id, origin_id);
create index watch_proposals_origin on watch_proposals (origin_id);

-- When an officer last looked the list through: what came since is shown as new.
create table watch_looks (
  officer_id text primary key references officers (id),
  looked_at timestamptz not null
);

-- Rows that a merge took away whole, such as relations, with what they were.
alter table enterprise_moved_rows add column before jsonb;
