import type { Instant, OfficerId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type SavedView = {
  readonly id: string;
  readonly place: string;
  readonly name: string;
  /** The address's search, without its question mark. */
  readonly search: string;
};

/** An officer's views, in the order in which they were kept. */
export const listSavedViews = async (db: Queryable, officerId: OfficerId): Promise<readonly SavedView[]> => {
  const { rows } = await sql<SavedView>`
    select id, place, name, search from saved_views where officer_id = ${officerId} order by created_at, id`.execute(
    db,
  );
  return rows;
};

/** Keeps a view; one of the same name at the same place takes the new filters. */
export const keepSavedView = async (
  db: Queryable,
  officerId: OfficerId,
  view: SavedView,
  at: Instant,
): Promise<void> => {
  await sql`
    insert into saved_views (id, officer_id, place, name, search, created_at)
    values (${view.id}, ${officerId}, ${view.place}, ${view.name}, ${view.search}, ${at}::timestamptz)
    on conflict (officer_id, place, name) do update set search = excluded.search`.execute(db);
};

/** Forgets a view of this officer; answers whether there was one. */
export const dropSavedView = async (db: Queryable, officerId: OfficerId, id: string): Promise<boolean> => {
  const dropped = await sql`delete from saved_views where id = ${id} and officer_id = ${officerId}`.execute(
    db,
  );
  return Number(dropped.numAffectedRows ?? 0) > 0;
};
