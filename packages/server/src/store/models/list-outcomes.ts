import { addDays, type Day, type EnterpriseId, startOf } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** When arrears began at the enterprises where they did, as known by a day. */
export const listArrears = async (db: Queryable, knownOn: Day): Promise<ReadonlyMap<EnterpriseId, Day>> => {
  const { rows } = await sql<{ id: EnterpriseId; on: Day }>`
    select enterprise_id as id, arrears_from as "on" from outcomes
    where arrears_from <= ${knownOn}::date and recorded_at < ${startOf(addDays(knownOn, 1))}::timestamptz`.execute(
    db,
  );
  return new Map(rows.map(({ id, on }) => [id, on]));
};

/** First and last day of which signals tell; null where there are none. */
export const findSignalSpan = async (
  db: Queryable,
): Promise<{ readonly first: Day; readonly last: Day } | null> => {
  const { rows } = await sql<{ first: Day | null; last: Day | null }>`
    select min(occurred_on) as first, max(occurred_on) as last from signals`.execute(db);
  const span = rows[0];
  return span === undefined || span.first === null || span.last === null
    ? null
    : { first: span.first, last: span.last };
};
