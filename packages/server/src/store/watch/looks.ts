import type { Instant, OfficerId } from '@weisu/core';
import type { Queryable } from '../engine.ts';

/** When an officer last looked the watch list through, or null. */
export const findLook = async (db: Queryable, officerId: OfficerId): Promise<Instant | null> =>
  (
    await db
      .selectFrom('watch_looks')
      .select('looked_at')
      .where('officer_id', '=', officerId)
      .executeTakeFirst()
  )?.looked_at ?? null;

/** Notes that the officer has looked the list through. */
export const writeLook = async (db: Queryable, officerId: OfficerId, at: Instant): Promise<void> => {
  await db
    .insertInto('watch_looks')
    .values({ officer_id: officerId, looked_at: at })
    .onConflict((oc) => oc.column('officer_id').doUpdateSet({ looked_at: at }))
    .execute();
};
