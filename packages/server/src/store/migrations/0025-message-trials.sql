-- How often a message ended the process that worked on it alone. Attempts do not tell: whoever waits in the batch of a process
-- that is killed has been handed over once more, and never been looked at.
create table message_trials (
  message_id text primary key,
  trial_count integer not null check (trial_count > 0)
);
