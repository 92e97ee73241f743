import { sql } from 'kysely';
import type { Database, Queryable } from '../engine.ts';

/** True where neither enterprises nor texts nor officers are kept. */
export const isEmptyDatabase = async (db: Queryable): Promise<boolean> => {
  const { rows } = await sql<{ empty: boolean }>`
    select not exists (select 1 from enterprises) and not exists (select 1 from documents)
      and not exists (select 1 from officers where password_hash <> '!') as empty`.execute(db);
  return rows[0]?.empty ?? false;
};

/** Takes everything out of every table but the list of migrations and the audit log, which outlives what it speaks of. */
export const wipe = async (database: Database): Promise<void> => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('schema_migrations', 'audit_entries', 'audit_head') order by relname`.execute(
    database.kysely,
  );
  await sql`truncate ${sql.join(rows.map((row) => sql.table(row.name)))}`.execute(database.kysely);
};

/** Lets the planner know what a bulk load has changed. */
export const refreshStatistics = async (db: Queryable): Promise<void> => {
  await sql`analyze`.execute(db);
};
