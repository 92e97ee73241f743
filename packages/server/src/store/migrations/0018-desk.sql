-- The queue by what raised a warning, views that an officer keeps, and acts that can be taken back.

-- Which dimensions and which indicators added to the score: what the queue is narrowed and counted by.
alter table warnings
  add column dimensions jsonb generated always as (jsonb_path_query_array(assessment, '$.contributions[*] ? (@.centipoints > 0).dimension')) stored,
  add column indicators jsonb generated always as (jsonb_path_query_array(assessment, '$.contributions[*] ? (@.centipoints > 0).indicator')) stored;
create index warnings_indicators on warnings using gin (indicators);
create index warnings_raised on warnings (raised_at);

-- What the warning was before the act, so that taking it back puts back exactly that; null where it cannot be taken back.
alter table warning_acts add column was jsonb;

-- A list's filters and order under a name, for one officer.
create table saved_views (
  id text primary key,
  officer_id text not null references officers (id),
  place text not null,
  name text not null,
  -- as the address has them after the question mark
  search text not null,
  created_at timestamptz not null,
  unique (officer_id, place, name)
);
