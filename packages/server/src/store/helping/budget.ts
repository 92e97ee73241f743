import type { Day } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** Takes one request out of the day's budget, at once for all processes; false where nothing is left. */
export const takeHelpingRequest = async (
  db: Queryable,
  day: Day,
  dailyRequests: number,
): Promise<boolean> => {
  const { rows } = await sql<{ taken: number }>`
    insert into helping_days as d (day, request_count) select ${day}::date, 1 where ${dailyRequests}::integer > 0
    on conflict (day) do update set request_count = d.request_count + 1 where d.request_count < ${dailyRequests}::integer
    returning request_count as taken`.execute(db);
  return rows.length > 0;
};

/** How many requests were sent on a day. */
export const countHelpingRequests = async (db: Queryable, day: Day): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select request_count as count from helping_days where day = ${day}::date`.execute(db);
  return rows[0]?.count ?? 0;
};
