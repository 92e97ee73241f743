import { addDays, type Day, type MonitoringTerms } from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import { findLastRounds } from '../store/watch/last-rounds.ts';

/** Which round of assessing is due. */
export type DueRound = 'all' | 'monitored' | 'none';

/** Which round is due as of a day, by the jurisdiction's rhythm: that of all enterprises, else that of those under special monitoring. */
export const findDueRound = async (
  db: Queryable,
  asOf: Day,
  { rhythmDays }: Pick<MonitoringTerms, 'rhythmDays'>,
): Promise<DueRound> => {
  const last = await findLastRounds(db);
  if (last.others === null || addDays(last.others, rhythmDays.all) <= asOf) return 'all';
  const monitored = last.monitored ?? last.others;
  return addDays(monitored, rhythmDays.monitored) <= asOf ? 'monitored' : 'none';
};
