-- 并卷与分卷. A file that is merged stays as it was and names where its work goes on; one that was split off names where it came from.
-- Both are projections of the acts of the two files.
alter table case_files add column merged_into text references case_files (id);
alter table case_files add column split_from text references case_files (id);
create index case_files_merged_into on case_files (merged_into) where merged_into is not null;
create index case_files_enterprise on case_files (enterprise_id);
-- New work on an enterprise goes into its one main file; files that were split off run beside it.
drop index case_files_one_open;
create unique index case_files_one_open on case_files (enterprise_id) where closed_at is null and split_from is null;

-- A letter stays that of the enterprise to which it was written, whichever file it goes into; set when it leaves its first file.
alter table letters add column enterprise_id text references enterprises (id);

-- 专项监测 by an officer, beside what the rule puts on the list: acts are appended, the entry on the list is their projection.
create table watch_acts (
  enterprise_id text not null references enterprises (id),
  seq integer not null,
  act_key text not null,
  kind text not null check (kind in ('start', 'end')),
  officer_id text not null references officers (id),
  unit_id text not null references units (id),
  at timestamptz not null,
  reason text not null,
  warning_id text references warnings (id),
  primary key (enterprise_id, seq),
  unique (enterprise_id, act_key)
);
create function watch_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'acts on the watch list are never changed';
end $$;
create trigger watch_acts_fixed before update or delete on watch_acts for each row execute function watch_refuse_change();
