import type { Day } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** The newest days as of which those under special monitoring, and the others, were assessed; null where never. */
export type LastRounds = { readonly monitored: Day | null; readonly others: Day | null };

export const findLastRounds = async (db: Queryable): Promise<LastRounds> => {
  const { rows } = await sql<LastRounds>`
    select max(a.as_of) filter (where x.enterprise_id is not null) as monitored,
      max(a.as_of) filter (where x.enterprise_id is null) as others
    from assessments a left join watch_entries x
      on x.enterprise_id = a.enterprise_id and x.reason = 'special-monitoring'`.execute(db);
  return rows[0] ?? { monitored: null, others: null };
};
