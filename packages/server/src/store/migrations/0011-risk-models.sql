-- What texts said of each industry in the year before a month, as known when the month began; counted once and kept, so that
-- an assessment of that month can be made again. The row with an empty industry marks that the month was counted.
create table industry_usual (
  month date not null,
  industry text not null,
  kind text not null,
  story_hundredths integer not null,
  enterprise_count integer not null,
  primary key (month, industry, kind)
);
-- Versions of what assesses enterprises. A version's body and levels are never changed: an assessment names the version it
-- was made with and can be made again.
create table risk_models (
  id text not null,
  version integer not null,
  kind text not null check (kind in ('scorecard', 'learned')),
  state text not null check (state in ('draft', 'shadow', 'in-force', 'retired')),
  -- Scorecard or LearnedModel of packages/core, whole
  body jsonb not null,
  -- level, points from which it holds and, where chosen on past data, how right it would have been there
  levels jsonb not null,
  -- spreads of readings and scores that drift is measured against; null until first applied
  baseline jsonb,
  made_at timestamptz not null,
  note text not null,
  -- SHA-256 over kind, body and levels
  content_hash text not null,
  primary key (id, version)
);
-- Exactly one version decides.
create unique index risk_models_one_in_force on risk_models (state) where state = 'in-force';

create table risk_model_acts (
  model_id text not null,
  version integer not null,
  seq integer not null,
  act_key text not null,
  kind text not null check (kind in ('make', 'shadow', 'put-in-force', 'retire')),
  officer_id text not null references officers (id),
  at timestamptz not null,
  reason text not null,
  primary key (model_id, version, seq),
  unique (model_id, version, act_key),
  foreign key (model_id, version) references risk_models (id, version)
);

-- How far the present was from the past a version rests on, one report a day.
create table model_drift (
  model_id text not null,
  version integer not null,
  as_of date not null,
  report jsonb not null,
  primary key (model_id, version, as_of),
  foreign key (model_id, version) references risk_models (id, version)
);

-- Levels set by a person over the assessed one; at most one of an enterprise has not been ended.
create table level_overrides (
  id text primary key,
  enterprise_id text not null references enterprises (id),
  level text not null check (level in ('none', 'blue', 'yellow', 'orange', 'red')),
  reason text not null,
  officer_id text not null references officers (id),
  at timestamptz not null,
  -- last day on which it holds
  until date not null check (until >= (at at time zone 'Asia/Shanghai')::date),
  ended_at timestamptz,
  ended_by text references officers (id),
  end_reason text,
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
create unique index level_overrides_one_open on level_overrides (enterprise_id) where ended_at is null;
create index level_overrides_enterprise on level_overrides (enterprise_id);

-- Probability that a learned model said; null under a scorecard.
alter table assessments add column probability double precision;
