-- In whose area a warning or a case file lies was asked of its enterprise at every list of a district: a join of every warning with
-- every enterprise, and three look-ups of where work had gone. It is kept beside the row instead: the codes of the districts and the
-- units that see it, and the district it is counted in now (`district` is that in which it was raised). So a district's lists read
-- its own rows from an index.
create index dispatches_enterprise on dispatches (enterprise_id);
alter table warnings add column current_district text, add column area text[] not null default '{}';
alter table case_files add column area text[] not null default '{}';

-- What `inScope` asks of an enterprise: its district, its responsible union, and every unit to which work on it ever went. Planned while
-- a table was still empty it would read the whole of it each time, once that has grown: hence no sequential scans.
create function area_of(enterprise text) returns text[] language sql stable set enable_seqscan = off as $$
  select coalesce(array_agg(distinct place order by place), '{}') from (
    select unnest(array[district, union_unit_id]) from enterprises where id = enterprise
    union all select unit_id from warnings where enterprise_id = enterprise
    union all select unit_id from case_files where enterprise_id = enterprise
    union all select p.to_unit_id from dispatches d join dispatch_passes p on p.dispatch_id = d.id where d.enterprise_id = enterprise
  ) as places (place) where place is not null
$$;

create function renew_area(enterprise text) returns void language plpgsql set enable_seqscan = off as $$
declare
  whole text[] := area_of(enterprise);
  counted_in text := (select district from enterprises where id = enterprise);
begin
  update warnings set area = whole, current_district = counted_in
    where enterprise_id = enterprise and (area, current_district) is distinct from (whole, counted_in);
  update case_files set area = whole where enterprise_id = enterprise and area is distinct from whole;
end
$$;

create function warning_begins_in_area() returns trigger language plpgsql as $$
begin
  new.area := area_of(new.enterprise_id);
  new.current_district := (select district from enterprises where id = new.enterprise_id);
  return new;
end
$$;
create trigger warnings_area_begins before insert on warnings for each row execute function warning_begins_in_area();

create function area_follows_work() returns trigger language plpgsql as $$
begin
  perform renew_area(new.enterprise_id);
  if tg_op = 'UPDATE' and old.enterprise_id is distinct from new.enterprise_id then
    perform renew_area(old.enterprise_id);
  end if;
  return null;
end
$$;
create trigger warnings_area_follows after update of unit_id, enterprise_id on warnings for each row
  when (new.unit_id is distinct from old.unit_id or new.enterprise_id <> old.enterprise_id) execute function area_follows_work();
create trigger warnings_area_spreads after insert on warnings for each row when (new.unit_id is not null) execute function area_follows_work();
create trigger case_files_area_follows after insert or update of unit_id, enterprise_id on case_files for each row execute function area_follows_work();
create trigger dispatches_area_follows after update of enterprise_id on dispatches for each row execute function area_follows_work();

create function area_follows_pass() returns trigger language plpgsql as $$
begin
  perform renew_area(enterprise_id) from dispatches where id = new.dispatch_id;
  return null;
end
$$;
create trigger dispatch_passes_area_follows after insert on dispatch_passes for each row when (new.to_unit_id is not null) execute function area_follows_pass();

create function area_follows_enterprise() returns trigger language plpgsql as $$
begin
  perform renew_area(new.id);
  return null;
end
$$;
create trigger enterprises_area_follows after update of registered_district, operating_district, union_unit_id on enterprises for each row
  when (new.district is distinct from old.district or new.union_unit_id is distinct from old.union_unit_id) execute function area_follows_enterprise();

-- How far a warning came, and when, was looked up act by act for a year of warnings: kept beside the row too.
alter table warnings add column dispatched_at timestamptz, add column ended_at timestamptz;
alter table case_files add column signed_at timestamptz;

create function warning_keeps_times() returns trigger language plpgsql as $$
begin
  if new.kind = 'dispatch' then
    update warnings set dispatched_at = least(dispatched_at, new.at) where id = new.warning_id;
  else
    update warnings set ended_at = greatest(ended_at, new.at) where id = new.warning_id;
  end if;
  return null;
end
$$;
create trigger warning_acts_keep_times after insert on warning_acts for each row
  when (new.kind in ('dispatch', 'close', 'dismiss')) execute function warning_keeps_times();

create function case_file_keeps_receipt() returns trigger language plpgsql as $$
begin
  update case_files c set signed_at = least(c.signed_at, new.at) from dispatches d where d.id = new.dispatch_id and c.id = d.case_file_id;
  return null;
end
$$;
create trigger dispatch_passes_keep_receipt after insert on dispatch_passes for each row when (new.kind = 'sign') execute function case_file_keeps_receipt();

-- For what is there already.
update case_files c set area = area_of(c.enterprise_id), signed_at = (
  select min(p.at) from dispatches d join dispatch_passes p on p.dispatch_id = d.id where d.case_file_id = c.id and p.kind = 'sign');
update warnings w set area = area_of(w.enterprise_id), current_district = e.district,
  dispatched_at = (select min(a.at) from warning_acts a where a.warning_id = w.id and a.kind = 'dispatch'),
  ended_at = (select max(a.at) from warning_acts a where a.warning_id = w.id and a.kind in ('close', 'dismiss'))
from enterprises e where e.id = w.enterprise_id;

create index warnings_area on warnings using gin (area);
create index case_files_area on case_files using gin (area);
