-- Bulletins (专刊): how each began, what was done to it, its figures with their rows, what was issued, who received it.
create table bulletins (
  id text primary key,
  kind text not null,
  unit_id text not null references units (id),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  act_key text not null,
  drafted_by text not null references officers (id),
  drafted_at timestamptz not null,
  -- projections of the acts, written with them in one transaction
  state text not null check (state in ('draft', 'approved', 'issued', 'withdrawn')),
  number_year integer,
  number_count integer check (number_count > 0),
  issued_at timestamptz,
  -- the issue with which its figures are compared
  before_id text references bulletins (id),
  composed_at timestamptz not null,
  -- what readers see, in both languages (LaidBulletin of packages/core), from the moment of issue
  issued_text jsonb,
  unique (unit_id, act_key),
  -- No number is given twice, whatever the programs do.
  unique (unit_id, kind, number_year, number_count),
  check ((issued_at is null) = (issued_text is null)),
  check ((issued_at is null) = (number_count is null))
);
create index bulletins_unit on bulletins (unit_id, until_on desc);

-- The rows behind every figure, as they stood when the bulletin was composed (FigureRow of packages/core).
create table bulletin_figures (
  bulletin_id text not null references bulletins (id),
  figure text not null,
  total bigint not null,
  rows jsonb not null,
  primary key (bulletin_id, figure)
);

create table bulletin_acts (
  bulletin_id text not null references bulletins (id),
  seq integer not null,
  act_key text not null,
  officer_id text not null references officers (id),
  unit_id text not null references units (id),
  at timestamptz not null,
  -- BulletinMove of packages/core, with its kind
  move jsonb not null,
  primary key (bulletin_id, seq),
  unique (bulletin_id, act_key)
);

-- The last number given by a unit in a year for a kind. Its row is held until the bulletin is issued: no gap and no double.
create table bulletin_numbers (
  unit_id text not null references units (id),
  kind text not null,
  year integer not null,
  last_count integer not null check (last_count > 0),
  primary key (unit_id, kind, year)
);

-- A unit sees the issues that have a row here, beside its own.
create table bulletin_recipients (
  bulletin_id text not null references bulletins (id),
  unit_id text not null references units (id),
  sent_at timestamptz not null,
  received_at timestamptz,
  primary key (bulletin_id, unit_id)
);
create index bulletin_recipients_unit on bulletin_recipients (unit_id, sent_at desc);

create function bulletins_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was issued or recorded of a bulletin is never changed or removed';
end $$;
create trigger bulletin_acts_fixed before update or delete on bulletin_acts for each row execute function bulletins_refuse_change();
create trigger bulletins_issued_fixed before update or delete on bulletins for each row
  when (old.state = 'issued') execute function bulletins_refuse_change();

create function bulletin_figures_refuse_change() returns trigger language plpgsql as $$
begin
  if exists (select from bulletins b where b.id = coalesce(old.bulletin_id, new.bulletin_id) and b.state = 'issued') then
    raise exception 'the figures of an issued bulletin are never changed or removed';
  end if;
  return coalesce(new, old);
end $$;
create trigger bulletin_figures_fixed before insert or update or delete on bulletin_figures
  for each row execute function bulletin_figures_refuse_change();
