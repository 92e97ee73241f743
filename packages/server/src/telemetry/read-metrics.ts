import { type Instant, silenceOf } from '@weisu/core';
import type { Database } from '../store/engine.ts';
import { listSourceStates } from '../store/standing/load-system.ts';
import { loadOutboxState } from '../store/stream/outbox.ts';
import { countParked } from '../store/stream/parked.ts';
import type { MetricReadings } from './metrics.ts';

const secondsOf = (ms: number): number => Math.max(0, Math.round(ms / 1000));

/** What the rows tell of the running: how long each source has been silent, what waits, and what was put aside. */
export const readMetrics = async (
  { kysely }: Pick<Database, 'kysely'>,
  now: Instant,
): Promise<MetricReadings> => {
  const states = await listSourceStates(kysely);
  const { waiting, oldestAt } = await loadOutboxState(kysely);
  return {
    sources: states.flatMap((state) => {
      const silence = silenceOf(state, now);
      return silence === null
        ? []
        : [{ source: state.id, ageSeconds: secondsOf(silence.ms), quiet: silence.quiet }];
    }),
    waitingCount: waiting,
    waitingSeconds: oldestAt === null ? 0 : secondsOf(Date.parse(now) - Date.parse(oldestAt)),
    parkedCount: await countParked(kysely),
  };
};
