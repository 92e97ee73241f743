-- Notices to partners (通报, 移交): how each began, what was done to it, and what each recipient sees of it.
create table notices (
  id text primary key,
  kind text not null,
  enterprise_id text not null references enterprises (id),
  warning_id text references warnings (id),
  case_file_id text references case_files (id),
  unit_id text not null references units (id),
  act_key text not null,
  -- null where a rule drafted it
  drafted_by text references officers (id),
  drafted_at timestamptz not null,
  -- NoticeContent and NoticeFigures of packages/core, as drafted
  content jsonb not null,
  figures jsonb,
  -- projections of the acts, written with them in one transaction
  state text not null check (state in ('draft', 'approved', 'sent', 'received', 'answered', 'withdrawn')),
  title text not null,
  sent_at timestamptz,
  check (warning_id is not null or case_file_id is not null),
  check ((sent_at is not null) = (state in ('sent', 'received', 'answered')))
);
create index notices_enterprise on notices (enterprise_id);
create index notices_drafted on notices (drafted_at desc);
create index notices_case_file on notices (case_file_id) where case_file_id is not null;

create table notice_acts (
  notice_id text not null references notices (id),
  seq integer not null,
  act_key text not null,
  officer_id text not null references officers (id),
  unit_id text not null references units (id),
  at timestamptz not null,
  -- NoticeMove of packages/core, with its kind
  move jsonb not null,
  primary key (notice_id, seq),
  unique (notice_id, act_key)
);

-- A partner sees what has a row here, and nothing else: written when the notice is sent.
create table notice_recipients (
  notice_id text not null references notices (id),
  unit_id text not null references units (id),
  sent_at timestamptz not null,
  received_at timestamptz,
  answered_at timestamptz,
  primary key (notice_id, unit_id),
  check (answered_at is null or received_at is not null)
);
create index notice_recipients_unit on notice_recipients (unit_id, sent_at desc);

create function notices_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was recorded of a notice is never changed or removed';
end $$;
create trigger notice_acts_fixed before update or delete on notice_acts for each row execute function notices_refuse_change();
