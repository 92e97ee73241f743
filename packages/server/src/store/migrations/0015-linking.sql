-- Linking that people judge, and enterprises put together or taken apart.

alter table mentions
  -- The name as written, and in what surroundings: a person is asked once about both.
  add column surface text,
  add column context_class text not null default '',
  -- Which weights weighed it.
  add column link_model text;
create index mentions_waiting on mentions (surface, context_class, enterprise_id) where state = 'waiting';

-- One answer of a person to "is this it?". Undone ones stay, with who undid them.
create table link_judgements (
  id text primary key,
  act_key text not null,
  officer_id text not null references officers (id),
  unit_id text not null references units (id),
  at timestamptz not null,
  verdict text not null check (verdict in ('same', 'different', 'unsure')),
  mention_id text not null references mentions (id),
  enterprise_id text not null references enterprises (id),
  surface text not null,
  context_class text not null,
  -- As it was weighed when judged: what learning learns from.
  evidence jsonb not null,
  confidence double precision not null,
  link_model text,
  undone_at timestamptz,
  undone_by text references officers (id),
  unique (officer_id, act_key)
);
create index link_judgements_asked on link_judgements (surface, enterprise_id, context_class) where undone_at is null;
create index link_judgements_mention on link_judgements (mention_id);

-- What a judgement changed, so that undoing puts back exactly that.
create table link_judgement_changes (
  judgement_id text not null references link_judgements (id),
  mention_id text not null references mentions (id),
  state_before text not null,
  state_after text not null,
  -- Signals that it added, and those that it took away, whole.
  signals_added text[] not null,
  signals_taken jsonb not null,
  primary key (judgement_id, mention_id)
);

-- Weights learned from judgements; the newest is in force, the older ones stay.
create table link_models (
  version text primary key,
  made_at timestamptz not null,
  base text not null,
  adjustment jsonb not null,
  judged_count integer not null,
  figures jsonb not null
);

alter table enterprises add column merged_into text references enterprises (id) check (merged_into <> id);
create index enterprises_merged on enterprises (merged_into) where merged_into is not null;

-- Putting two enterprises together, or moving part of one to another; undone moves stay.
create table enterprise_moves (
  id text primary key,
  act_key text not null,
  kind text not null check (kind in ('merge', 'split')),
  from_id text not null references enterprises (id),
  into_id text not null references enterprises (id),
  officer_id text not null references officers (id),
  unit_id text not null references units (id),
  at timestamptz not null,
  reason text not null,
  counts jsonb not null,
  undone_at timestamptz,
  undone_by text references officers (id),
  undo_reason text,
  check (from_id <> into_id),
  unique (officer_id, act_key)
);
create index enterprise_moves_from on enterprise_moves (from_id, at);
create index enterprise_moves_into on enterprise_moves (into_id, at);

-- Every row that a move took along: its origin, and what undoing puts back.
create table enterprise_moved_rows (
  move_id text not null references enterprise_moves (id),
  place text not null,
  row_key text not null,
  primary key (move_id, place, row_key)
);
