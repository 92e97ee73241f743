import type { Instant, OfficerId } from '@weisu/core';
import type { Generated } from 'kysely';

export type StreamTables = {
  outbox: {
    seq: Generated<number>;
    message_id: string;
    kind: string;
    body: unknown;
    arrived_at: Generated<Instant>;
    attempts: Generated<number>;
    leased_until: Instant | null;
    failure: string | null;
    traceparent: string | null;
  };
  parked_messages: {
    id: Generated<number>;
    message_id: string;
    kind: string;
    body: unknown;
    reason: string;
    attempts: number;
    parked_at: Generated<Instant>;
    state: Generated<'parked' | 'replayed' | 'discarded'>;
    settled_at: Instant | null;
    settled_by: OfficerId | null;
  };
  message_trials: { message_id: string; trial_count: number };
  leases: { name: string; holder: string; until: Instant };
  job_runs: {
    job: string;
    run_key: string;
    holder: string;
    state: 'running' | 'done' | 'failed';
    started_at: Instant;
    finished_at: Instant | null;
    detail: unknown;
  };
};
