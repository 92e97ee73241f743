-- Getting the word out: what happened (outbox), who is told by which rule, what was sent and how it went, and each officer's own settings.
create table channels (
  id text primary key,
  kind text not null check (kind in ('mail', 'webhook', 'wecom', 'dingtalk', 'feishu')),
  name text not null,
  -- ChannelSettings of packages/core; no secret is in it
  settings jsonb not null,
  -- ChannelSecrets as JSON, sealed with the secret key
  secrets text not null,
  language text not null check (language in ('zh', 'en')),
  names_enterprise boolean not null default false,
  active boolean not null default true,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by text not null references officers (id)
);

create table delivery_rules (
  id text primary key,
  -- DeliveryRule of packages/core
  rule jsonb not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by text not null references officers (id)
);

create table duty_shifts (
  id text primary key,
  unit_id text not null references units (id),
  officer_id text not null references officers (id),
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  note text not null default '',
  entered_by text not null references officers (id),
  entered_at timestamptz not null
);
create index duty_shifts_time on duty_shifts (until_at, from_at);

-- Written in the transaction of what happened; the same key is the same thing and is told once.
create table outbox_events (
  seq bigint generated always as identity primary key,
  key text not null unique,
  kind text not null,
  level text,
  units text[] not null,
  enterprise_id text references enterprises (id),
  subject_id text not null,
  -- EventFacts of packages/core
  facts jsonb not null,
  at timestamptz not null,
  planned_at timestamptz
);
create index outbox_events_waiting on outbox_events (seq) where planned_at is null;

create table notifications (
  id bigint generated always as identity primary key,
  officer_id text not null references officers (id),
  event_seq bigint not null references outbox_events (seq),
  at timestamptz not null,
  read_at timestamptz,
  unique (officer_id, event_seq)
);
create index notifications_own on notifications (officer_id, id desc);
create index notifications_unread on notifications (officer_id) where read_at is null;

create table deliveries (
  id text primary key,
  event_seq bigint references outbox_events (seq),
  channel_id text not null references channels (id),
  rule_id text,
  -- empty: the channel's own place
  recipient text not null,
  officer_id text references officers (id),
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed')),
  due_at timestamptz not null,
  digest_at timestamptz,
  tries integer not null default 0,
  -- until when the one who took it has it alone
  lease_until timestamptz,
  reason_zh text,
  reason_en text,
  created_at timestamptz not null,
  sent_at timestamptz,
  unique (event_seq, channel_id, recipient)
);
create index deliveries_due on deliveries (due_at) where state in ('waiting', 'sending');
create index deliveries_newest on deliveries (created_at desc, id);
create index deliveries_channel on deliveries (channel_id, state);

create table delivery_tries (
  delivery_id text not null references deliveries (id),
  seq integer not null,
  at timestamptz not null,
  ok boolean not null,
  reason_zh text,
  reason_en text,
  primary key (delivery_id, seq)
);

create table officer_settings (
  officer_id text primary key references officers (id),
  -- OwnSettings of packages/core
  settings jsonb not null,
  changed_at timestamptz not null
);
