import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** Notes, before it is done, that a message is worked on alone; answers how often it was without an end, this time counted. */
export const beginTrial = async (db: Queryable, messageId: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    insert into message_trials (message_id, trial_count) values (${messageId}, 1)
    on conflict (message_id) do update set trial_count = message_trials.trial_count + 1
    returning trial_count as count`.execute(db);
  return rows[0]?.count ?? 1;
};

/** The process that worked on it is still there: whatever came of the message, it ends nobody. */
export const endTrial = async (db: Queryable, messageId: string): Promise<void> => {
  await sql`delete from message_trials where message_id = ${messageId}`.execute(db);
};
