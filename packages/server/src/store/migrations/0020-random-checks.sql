-- A person may vouch for a version whose past no longer stands for the present.
alter table risk_model_acts drop constraint risk_model_acts_kind_check;
alter table risk_model_acts add constraint risk_model_acts_kind_check
  check (kind in ('make', 'shadow', 'put-in-force', 'retire', 'confirm'));

alter table warnings drop constraint warnings_because_check;
alter table warnings add constraint warnings_because_check
  check (because in ('first', 'worse', 'again', 'manual', 'random-check'));

-- Warnings drawn at random from below the threshold, with the unit's draw of the month that each belongs to.
create table random_checks (
  warning_id text primary key references warnings (id),
  month date not null,
  unit_id text not null,
  -- enterprises that it was drawn from, and how many were drawn with it
  population_count integer not null check (population_count > 0),
  drawn_count integer not null check (drawn_count > 0)
);
create index random_checks_month on random_checks (month, unit_id);
