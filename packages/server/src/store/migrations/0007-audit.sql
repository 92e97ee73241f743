-- Audit: appended, never changed --------------------------------------------------------------------------------------
-- No foreign keys: an entry outlives whatever it speaks of.
create table audit_entries (
  seq bigint primary key check (seq > 0),
  at timestamptz not null,
  officer_id text,
  unit_id text,
  action text not null,
  subject text not null,
  case_file_id text,
  detail jsonb not null,
  salt text not null,
  content_hash text not null,
  prev_hash text not null,
  hash text not null unique
);
create index audit_entries_case_file on audit_entries (case_file_id, seq) where case_file_id is not null;
create index audit_entries_officer on audit_entries (officer_id, seq);
create index audit_entries_action on audit_entries (action, seq);
create index audit_entries_at on audit_entries (at);

-- One row: where the chain stands. Who writes an entry holds it until the act commits, so that the chain never forks.
create table audit_head (
  only_one boolean primary key default true check (only_one),
  seq bigint not null,
  hash text not null
);

create function audit_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are appended, never changed or removed';
end $$;
create trigger audit_entries_fixed before update or delete on audit_entries for each row execute function audit_refuse_change();
create trigger audit_entries_kept before truncate on audit_entries for each statement execute function audit_refuse_change();

create function audit_head_goes_on() returns trigger language plpgsql as $$
begin
  if new.seq <= old.seq then
    raise exception 'the head of the audit chain only moves on';
  end if;
  return new;
end $$;
create trigger audit_head_forward before update on audit_head for each row execute function audit_head_goes_on();
create trigger audit_head_kept before delete on audit_head for each row execute function audit_refuse_change();
create trigger audit_head_whole before truncate on audit_head for each statement execute function audit_refuse_change();

-- Accounts -----------------------------------------------------------------------------------------------------------
alter table officers
  add column must_change_password boolean not null default false,
  -- closed by the security administrator; its acts stay, nobody signs in
  add column closed_at timestamptz,
  add column totp_secret text,
  -- set once the officer has shown a first code
  add column totp_since timestamptz,
  -- the newest time step used: a code is good once
  add column totp_step bigint,
  add column oidc_subject text unique;

create table recovery_codes (
  officer_id text not null references officers (id),
  code_hash text not null,
  used_at timestamptz,
  primary key (officer_id, code_hash)
);

-- What the security administrator did to an account, and why.
create table account_acts (
  officer_id text not null references officers (id),
  seq integer not null,
  act_key text not null,
  kind text not null,
  by_id text not null references officers (id),
  at timestamptz not null,
  reason text not null,
  primary key (officer_id, seq),
  unique (officer_id, act_key)
);

-- The id names a session where it is listed and revoked; the token's hash stays inside.
alter table sessions
  add column id text not null unique default gen_random_uuid()::text,
  add column browser text,
  add column by_provider boolean not null default false;

-- A sign-in that went to the identity provider and has not come back yet.
create table oidc_attempts (
  id_hash text primary key,
  state text not null,
  nonce text not null,
  verifier text not null,
  next text not null,
  expires_at timestamptz not null
);
