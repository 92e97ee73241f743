-- Letters (一函两书) of a case file: how each began, what was done to it, what was sent.
create table letters (
  id text primary key,
  case_file_id text not null references case_files (id),
  kind text not null,
  -- id@version of the template, held from the draft on
  template text not null,
  unit_id text not null references units (id),
  follows text references letters (id),
  act_key text not null,
  drafted_by text not null references officers (id),
  drafted_at timestamptz not null,
  texts jsonb not null,
  -- projections of the acts, written with them in one transaction
  state text not null check (state in ('draft', 'approved', 'issued', 'delivered', 'replied', 'withdrawn')),
  number_year integer,
  number_count integer check (number_count > 0),
  number text,
  issued_on date,
  delivered_on date,
  reply_due_on date,
  replied_on date,
  unique (case_file_id, act_key),
  -- No number is given twice, whatever the programs do.
  unique (unit_id, kind, number_year, number_count),
  check ((number is null) = (issued_on is null))
);
create index letters_case_file on letters (case_file_id);
create index letters_issued on letters (issued_on) where issued_on is not null;
create index letters_reply_due on letters (reply_due_on) where state = 'delivered';

create table letter_acts (
  letter_id text not null references letters (id),
  seq integer not null,
  act_key text not null,
  officer_id text not null references officers (id),
  unit_id text not null references units (id),
  at timestamptz not null,
  -- LetterMove of packages/core, with its kind
  move jsonb not null,
  primary key (letter_id, seq),
  unique (letter_id, act_key)
);

-- The last number given by a unit in a year for a kind. Its row is held until the letter is issued: no gap and no double.
create table letter_numbers (
  unit_id text not null references units (id),
  kind text not null,
  year integer not null,
  last_count integer not null check (last_count > 0),
  primary key (unit_id, kind, year)
);

-- The letter as it was sent, byte by byte.
create table letter_files (
  letter_id text primary key references letters (id),
  docx bytea not null,
  sha256 text not null
);

create function letters_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was sent or recorded of a letter is never changed or removed';
end $$;
create trigger letter_files_fixed before update or delete on letter_files for each row execute function letters_refuse_change();
create trigger letter_acts_fixed before update or delete on letter_acts for each row execute function letters_refuse_change();
