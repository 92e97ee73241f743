-- What an act says in fields beside its note: a payment plan, a vote, a referral. Checked by the form of its kind before it is
-- stored; acts older than this have none.
alter table case_acts add column payload jsonb;
alter table case_acts add constraint case_acts_payload_names_its_form
  check (payload is null or (jsonb_typeof(payload) = 'object' and payload ->> 'form' is not null));
