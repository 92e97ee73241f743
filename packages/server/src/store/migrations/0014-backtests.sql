-- Walks of a model over the past. A run goes on by itself and leaves its result here; at most one runs at a time.
create table backtests (
  id text primary key,
  model_id text not null,
  version integer not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  horizon_months integer not null check (horizon_months > 0),
  capacity integer not null check (capacity > 0),
  state text not null check (state in ('running', 'done', 'failed', 'stopped')),
  done_count integer not null default 0,
  total_count integer not null,
  officer_id text not null references officers (id),
  started_at timestamptz not null,
  -- last sign of life: what has not given one for long was cut off with its process
  beat_at timestamptz not null,
  ended_at timestamptz,
  failure jsonb,
  basis text not null check (basis in ('own', 'simulated')),
  result jsonb,
  foreign key (model_id, version) references risk_models (id, version),
  check ((state = 'running') = (ended_at is null)),
  check ((state = 'done') = (result is not null)),
  check ((state = 'failed') = (failure is not null))
);
create unique index backtests_one_running on backtests (state) where state = 'running';
