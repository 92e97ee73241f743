-- The queue and its counts read every warning, and nothing of the assessment it rests on: kept beside the row instead of in it,
-- 100,000 of them take a quarter of the pages.
-- What a warning is narrowed and counted by becomes an array: taking 100,000 apart is five times as fast as with jsonb.
create function credited(assessment jsonb, field text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct c ->> field collate "C" order by c ->> field collate "C") filter (where c ->> field is not null), '{}')
  from jsonb_path_query(assessment, '$.contributions[*] ? (@.centipoints > 0)') as c
$$;
alter table warnings drop column dimensions, drop column indicators;
alter table warnings set (toast_tuple_target = 512);
-- Writes every row anew, so that those there are become narrow too.
alter table warnings alter column assessment type jsonb using assessment || '{}'::jsonb;
alter table warnings
  add column dimensions text[] not null generated always as (credited(assessment, 'dimension')) stored,
  add column indicators text[] not null generated always as (credited(assessment, 'indicator')) stored;
alter table warnings alter column dimensions set storage main, alter column indicators set storage main;
create index warnings_indicators on warnings using gin (indicators);
-- Whose enterprises are in a unit's area because a warning, a case file or a dispatch went to it is asked at every list of a district,
-- and told from these alone.
create index warnings_unit on warnings (unit_id, enterprise_id) where unit_id is not null;
drop index case_files_unit;
create index case_files_unit on case_files (unit_id, enterprise_id);
drop index dispatch_passes_to;
create index dispatch_passes_to on dispatch_passes (to_unit_id, dispatch_id) where to_unit_id is not null;
-- What got worse is shown with the warning whose place it took.
create index warnings_superseded on warnings (superseded_by) where superseded_by is not null;
-- The day of the newest assessment is asked at every look at the day; what was held back is asked by that day.
create index assessments_as_of on assessments (as_of);
create index suppressed_as_of on suppressed (as_of);
