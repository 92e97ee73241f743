import { judgeRunning, type RunningPoint } from '@weisu/core';
import { loadNewestText } from '../store/standing/load-running.ts';
import { listSourceStates } from '../store/standing/load-system.ts';
import { loadOutboxState } from '../store/stream/outbox.ts';
import { countParked } from '../store/stream/parked.ts';
import { ping } from '../store/session/ping.ts';
import type { Desk } from './desk.ts';

/** How the product runs just now, in an officer's words. */
export const observeRunning = async ({
  database,
  now,
}: Pick<Desk, 'database' | 'now'>): Promise<readonly RunningPoint[]> => {
  const db = database.kysely;
  const startedMs = performance.now();
  await ping(db);
  const databaseMs = Math.round(performance.now() - startedMs);
  const { waiting, oldestAt } = await loadOutboxState(db);
  return judgeRunning({
    now: now(),
    engine: database.engine,
    databaseMs,
    sources: await listSourceStates(db),
    newestTextAt: await loadNewestText(db),
    waitingSince: oldestAt,
    waitingCount: waiting,
    parkedCount: await countParked(db),
  });
};
