-- Arbitration claims of a case file. Who the worker is lies in claim_persons alone: no list ever joins it.
create table claim_acts (
  id text primary key,
  case_file_id text not null references case_files (id),
  seq integer not null,
  act_key text not null,
  -- import, move-in, undo, or a move of core's ClaimMove
  kind text not null,
  officer_id text not null references officers (id),
  unit_id text not null references units (id),
  at timestamptz not null,
  note text not null,
  -- what was asked, without worker data
  detail jsonb not null,
  claim_count integer not null check (claim_count > 0),
  amount_fen bigint not null,
  undoes text unique references claim_acts (id),
  unique (case_file_id, seq),
  unique (case_file_id, act_key)
);

create table claims (
  id text primary key,
  case_file_id text not null references case_files (id),
  -- place in the rosters of its case file, for people to name it by
  number integer not null,
  masked_name text not null,
  docket text,
  kind text not null,
  amount_fen bigint not null check (amount_fen > 0),
  applied_on date not null,
  -- projections of the newest of claim_states
  stage text not null,
  stage_on date not null,
  clock jsonb,
  dates jsonb not null,
  due_on date,
  result text,
  awarded_fen bigint check (awarded_fen between 0 and amount_fen),
  paid_fen bigint not null check (paid_fen between 0 and amount_fen),
  voided boolean not null default false,
  -- number of the newest state, and of the act of the case file that led to it
  version integer not null,
  act_seq integer not null
);
create index claims_case_file on claims (case_file_id, number) where not voided;
create index claims_due on claims (due_on) where not voided and due_on is not null;

-- Each state a claim has been in, appended by the act that led to it.
create table claim_states (
  claim_id text not null references claims (id),
  version integer not null,
  act_id text not null references claim_acts (id),
  state jsonb not null,
  primary key (claim_id, version)
);
create index claim_states_act on claim_states (act_id);

-- Worker data: opened one at a time, with a reason that is logged.
create table claim_persons (
  claim_id text primary key references claims (id),
  name text not null,
  identity text
);

-- What the headers of its rosters meant to a unit.
create table claim_mappings (
  unit_id text primary key references units (id),
  headers jsonb not null
);
