import type { Day, Instant } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { listMigrations } from '../migrate.ts';

export type AppliedMigration = {
  readonly version: number;
  readonly name: string;
  readonly appliedAt: Instant;
};
export type TableSize = { readonly name: string; readonly rows: number; readonly bytes: number };
export type SourceState = {
  readonly id: string;
  readonly name: string;
  readonly feed: string;
  readonly newestOn: Day | null;
  readonly lastReceivedAt: Instant | null;
};

export const listApplied = async (db: Queryable): Promise<readonly AppliedMigration[]> => {
  const { rows } = await sql<AppliedMigration>`
    select version, name, applied_at as "appliedAt" from schema_migrations order by version`.execute(db);
  return rows;
};

/** Tables by size, the largest first. Rows are the planner's estimate: counting millions would take seconds. */
export const listTableSizes = async (db: Queryable): Promise<readonly TableSize[]> => {
  const { rows } = await sql<TableSize>`
    select c.relname as name, greatest(c.reltuples, 0)::bigint as rows, pg_total_relation_size(c.oid) as bytes
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    order by bytes desc, name`.execute(db);
  return rows;
};

export const loadDatabaseSize = async (db: Queryable): Promise<{ version: string; bytes: number }> => {
  const { rows } = await sql<{ version: string; bytes: number }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes`.execute(
    db,
  );
  return rows[0] ?? { version: '', bytes: 0 };
};

export const listSourceStates = async (db: Queryable): Promise<readonly SourceState[]> => {
  const { rows } = await sql<SourceState>`
    select id, name, feed, newest_on as "newestOn", last_received_at as "lastReceivedAt"
    from sources order by last_received_at nulls first, id`.execute(db);
  return rows;
};

let wanted: number | undefined;

/** True where the database answers and has every migration of this program. */
export const isMigrated = async (db: Queryable): Promise<boolean> => {
  wanted ??= listMigrations().length;
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from schema_migrations`.execute(db);
  return rows[0]?.n === wanted;
};
