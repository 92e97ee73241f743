-- The same level raised again after a quiet time is neither an enterprise's first warning nor a worse one.
alter table warnings drop constraint warnings_because_check;
alter table warnings add constraint warnings_because_check check (because in ('first', 'worse', 'again', 'manual'));
