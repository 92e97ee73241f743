import type { Instant, SourceId, Wording } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/**
 * Takes the source that has been due for longest and holds it until `until`, so that no other collector asks it at the same time.
 * Undefined where none is due. `only` takes that one, whether due or not.
 */
export const holdDueSource = async (
  db: Queryable,
  now: Instant,
  until: Instant,
  only: SourceId | null = null,
): Promise<SourceId | undefined> => {
  const { rows } = await sql<{ id: SourceId }>`
    update source_settings set held_until = ${until}::timestamptz, last_attempt_at = ${now}::timestamptz
    where source_id = (
      select source_id from source_settings
      where (held_until is null or held_until < ${now}::timestamptz)
        and case when ${only}::text is null
          then not paused and due_at <= ${now}::timestamptz and kind not in ('upload', 'webhook')
          else source_id = ${only}::text end
      order by due_at limit 1 for update skip locked)
    returning source_id as id`.execute(db);
  return rows[0]?.id;
};

/** Says that the collector still lives. */
export const holdLonger = async (db: Queryable, id: SourceId, until: Instant): Promise<void> => {
  await sql`update source_settings set held_until = ${until}::timestamptz where source_id = ${id}`.execute(
    db,
  );
};

export const loadCursor = async (
  db: Queryable,
  id: SourceId,
): Promise<Readonly<Record<string, unknown>> | null> => {
  const { rows } = await sql<{ cursor: Readonly<Record<string, unknown>> | null }>`
    select cursor from source_settings where source_id = ${id}`.execute(db);
  return rows[0]?.cursor ?? null;
};

export const writeCursor = async (
  trx: Queryable,
  id: SourceId,
  cursor: Readonly<Record<string, unknown>> | null,
): Promise<void> => {
  const text = cursor === null ? null : JSON.stringify(cursor);
  await sql`update source_settings set cursor = ${text}::jsonb where source_id = ${id}`.execute(trx);
};

/** Lets a source go after it was asked: when it is due again, and how it went. */
export const releaseSource = async (
  db: Queryable,
  id: SourceId,
  { at, dueAt, error }: { readonly at: Instant; readonly dueAt: Instant; readonly error: Wording | null },
): Promise<void> => {
  const words = error === null ? null : JSON.stringify(error);
  await sql`update source_settings set held_until = null, due_at = ${dueAt}::timestamptz, last_error = ${words}::jsonb,
    failures = case when ${error === null} then 0 else failures + 1 end,
    last_success_at = case when ${error === null} then ${at}::timestamptz else last_success_at end
    where source_id = ${id}`.execute(db);
};
