-- Handing work over: one dispatch a case file; its passes are appended, the other columns are projections of them.
create table dispatches (
  id text primary key,
  case_file_id text not null unique references case_files (id),
  enterprise_id text not null references enterprises (id),
  state text not null check (state in ('sent', 'working', 'returned', 'contested')),
  holder_id text not null references units (id),
  sender_id text not null references units (id),
  responsible_id text not null references units (id),
  asked text check (asked in ('extension', 'suspension')),
  ruling_due_on date,
  suspended_until date
);
create index dispatches_holder on dispatches (holder_id, state);
create index dispatches_waiting on dispatches (state) where state <> 'working' or asked is not null;

create table dispatch_passes (
  dispatch_id text not null references dispatches (id),
  seq integer not null,
  act_key text not null,
  kind text not null,
  officer_id text not null references officers (id),
  unit_id text not null references units (id),
  at timestamptz not null,
  to_unit_id text references units (id),
  return_reason text,
  reason text,
  evidence text,
  until date,
  colour text,
  restarts_clock boolean not null default false,
  asks_for_ruling boolean not null default false,
  primary key (dispatch_id, seq),
  unique (dispatch_id, act_key)
);
-- Whoever was sent the work once stays party to it.
create index dispatch_passes_to on dispatch_passes (to_unit_id) where to_unit_id is not null;

-- What people made of a warning; the newest counts.
create table warning_judgements (
  warning_id text not null references warnings (id),
  seq integer not null,
  act_key text not null,
  verdict text not null check (verdict in ('true', 'false', 'unsure')),
  useful boolean not null,
  reason text not null,
  officer_id text not null references officers (id),
  at timestamptz not null,
  primary key (warning_id, seq),
  unique (warning_id, act_key)
);

-- The stories that a warning rests on: warnings that share one are seen together.
create table warning_stories (
  warning_id text not null references warnings (id),
  story_id text not null,
  primary key (warning_id, story_id)
);
create index warning_stories_story on warning_stories (story_id);

create index warnings_case_file on warnings (case_file_id) where case_file_id is not null;

-- What was there before is brought along.
insert into warning_stories (warning_id, story_id)
select distinct w.id, s.story_id
from warnings w
cross join jsonb_array_elements(w.assessment -> 'contributions') as c
cross join jsonb_array_elements_text(c -> 'evidence') as e (signal_id)
join signals s on s.id = e.signal_id
where s.story_id is not null;

update warnings w set superseded_by = (
  select n.id from warnings n
  where n.enterprise_id = w.enterprise_id and n.id <> w.id and n.raised_at >= w.raised_at
  order by n.raised_at, n.as_of limit 1
)
where exists (select from warning_acts a where a.warning_id = w.id and a.kind = 'close' and a.officer_id = 'off_system');

insert into dispatches (id, case_file_id, enterprise_id, state, holder_id, sender_id, responsible_id)
select 'dsp_' || substr(c.id, 6), c.id, c.enterprise_id,
       case when exists (select from case_acts a where a.case_file_id = c.id) then 'working' else 'sent' end,
       c.unit_id, d.unit_id, c.unit_id
from case_files c
join lateral (
  select o.unit_id from warnings w join warning_acts a on a.warning_id = w.id and a.kind = 'dispatch'
  join officers o on o.id = a.officer_id where w.case_file_id = c.id order by a.at limit 1
) d on true;

insert into dispatch_passes (dispatch_id, seq, act_key, kind, officer_id, unit_id, at, to_unit_id)
select 'dsp_' || substr(c.id, 6), 1, 'migrated:1', 'send', d.officer_id, d.unit_id, c.opened_at, c.unit_id
from case_files c
join lateral (
  select a.officer_id, o.unit_id from warnings w join warning_acts a on a.warning_id = w.id and a.kind = 'dispatch'
  join officers o on o.id = a.officer_id where w.case_file_id = c.id order by a.at limit 1
) d on true;

insert into dispatch_passes (dispatch_id, seq, act_key, kind, officer_id, unit_id, at)
select d.id, 2, 'migrated:2', 'sign', s.officer_id, s.unit_id, greatest(s.at, c.opened_at)
from dispatches d
join case_files c on c.id = d.case_file_id
join lateral (
  select a.officer_id, a.unit_id, a.at from case_acts a where a.case_file_id = c.id order by a.kind <> 'sign', a.seq limit 1
) s on true;
