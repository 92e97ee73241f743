-- Texts on their way from collecting to reading, and work that has to be done once.

-- Written in the transaction that moves a source's cursor; a row leaves when its text is stored, or when the stream has it.
create table outbox (
  seq bigint generated always as identity primary key,
  message_id text not null unique,
  -- of packages/contract/src/messages, with its version
  kind text not null,
  body jsonb not null,
  arrived_at timestamptz not null default now(),
  attempts integer not null default 0,
  -- who took it has until then; another takes it afterwards
  leased_until timestamptz,
  failure text
);
create index outbox_waiting on outbox (leased_until nulls first, seq);

-- Messages that a person has to look at, with why.
create table parked_messages (
  id bigint generated always as identity primary key,
  message_id text not null,
  kind text not null,
  body jsonb not null,
  reason text not null,
  attempts integer not null,
  parked_at timestamptz not null default now(),
  state text not null default 'parked' check (state in ('parked', 'replayed', 'discarded')),
  settled_at timestamptz,
  settled_by text references officers (id)
);
create unique index parked_messages_once on parked_messages (message_id) where state = 'parked';
create index parked_messages_state on parked_messages (state, parked_at);

-- Who may act alone, until when by the database's own clock.
create table leases (
  name text primary key,
  holder text not null,
  until timestamptz not null
);

-- Each piece of scheduled work, once.
create table job_runs (
  job text not null,
  run_key text not null,
  holder text not null,
  state text not null check (state in ('running', 'done', 'failed')),
  started_at timestamptz not null,
  finished_at timestamptz,
  detail jsonb not null default '{}',
  primary key (job, run_key)
);
