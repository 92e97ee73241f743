-- Each time an officer asked the helping model, and what became of it.
create table helping_asks (
  id bigint generated always as identity primary key,
  officer_id text not null references officers (id),
  ask_key text not null,
  about text not null check (about in ('findings', 'summary', 'variants')),
  -- the text, the warning or the term for which it was asked
  subject text not null,
  model text not null,
  asked_at timestamptz not null,
  -- null until it is over, and for ever where the process ended before
  answered_at timestamptz,
  -- null where help came
  no_help text check (no_help in ('budget', 'no-answer', 'too-slow', 'refused', 'bad-answer')),
  kept_count integer not null default 0,
  -- statements whose quote the text does not hold
  dropped_count integer not null default 0,
  unique (officer_id, ask_key)
);
create index helping_asks_subject on helping_asks (about, subject, id desc);

-- What it proposed. Nothing rests on a row; what an officer took is the officer's own.
create table helping_proposals (
  id text primary key,
  ask_id bigint not null references helping_asks (id),
  about text not null check (about in ('findings', 'summary', 'variants')),
  subject text not null,
  document_id text not null references documents (id),
  -- what it states, in the form of packages/core/src/helping; never changed
  statement jsonb not null,
  -- where in the text (title and body) the words stand that it quotes
  span_start integer not null check (span_start >= 0),
  span_end integer not null check (span_end > span_start),
  state text not null default 'proposed' check (state in ('proposed', 'taken', 'refused')),
  -- the officer's own words, where a sentence was taken; the id of the proposed term, where a variant was
  own_words text,
  term_id text references terms (id),
  decided_by text references officers (id),
  decided_at timestamptz,
  decided_key text,
  check ((state = 'proposed') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (own_words is null or (about = 'summary' and state = 'taken')),
  check (term_id is null or (about = 'variants' and state = 'taken'))
);
create index helping_proposals_subject on helping_proposals (about, subject);

-- Requests sent in a day of Shanghai; all processes take from the same budget.
create table helping_days (
  day date primary key,
  request_count integer not null check (request_count >= 0)
);
