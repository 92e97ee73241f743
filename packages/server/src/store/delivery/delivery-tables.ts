import type {
  ChannelKind,
  ChannelSettings,
  DeliveryRule,
  EnterpriseId,
  EventFacts,
  EventKind,
  Instant,
  Level,
  MessageLanguage,
  OfficerId,
  OwnSettings,
  UnitId,
} from '@weisu/core';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** A jsonb column: an object when read, JSON text when written. */
type Json<T> = ColumnType<T, string, string>;

export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'failed';

export type DeliveryTables = {
  channels: {
    id: string;
    kind: ChannelKind;
    name: string;
    settings: Json<ChannelSettings>;
    secrets: string;
    language: MessageLanguage;
    names_enterprise: boolean;
    active: boolean;
    version: Generated<number>;
    changed_at: Instant;
    changed_by: OfficerId;
  };
  delivery_rules: {
    id: string;
    rule: Json<DeliveryRule>;
    version: Generated<number>;
    changed_at: Instant;
    changed_by: OfficerId;
  };
  duty_shifts: {
    id: string;
    unit_id: UnitId;
    officer_id: OfficerId;
    from_at: Instant;
    until_at: Instant;
    note: string;
    entered_by: OfficerId;
    entered_at: Instant;
  };
  outbox_events: {
    seq: GeneratedAlways<number>;
    key: string;
    kind: EventKind;
    level: Exclude<Level, 'none'> | null;
    units: UnitId[];
    enterprise_id: EnterpriseId | null;
    subject_id: string;
    facts: Json<EventFacts[EventKind]>;
    at: Instant;
    planned_at: Instant | null;
  };
  notifications: {
    id: GeneratedAlways<number>;
    officer_id: OfficerId;
    event_seq: number;
    at: Instant;
    read_at: Instant | null;
  };
  deliveries: {
    id: string;
    event_seq: number | null;
    channel_id: string;
    rule_id: string | null;
    recipient: string;
    officer_id: OfficerId | null;
    state: DeliveryState;
    due_at: Instant;
    digest_at: Instant | null;
    tries: Generated<number>;
    lease_until: Instant | null;
    reason_zh: string | null;
    reason_en: string | null;
    created_at: Instant;
    sent_at: Instant | null;
  };
  delivery_tries: {
    delivery_id: string;
    seq: number;
    at: Instant;
    ok: boolean;
    reason_zh: string | null;
    reason_en: string | null;
  };
  officer_settings: { officer_id: OfficerId; settings: Json<OwnSettings>; changed_at: Instant };
};
