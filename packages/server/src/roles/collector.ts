import type { Collecting } from '../sources/collect/collect-source.ts';
import { type RunningCollector, runCollector } from '../sources/collect/run-collector.ts';
import type { Role } from './role.ts';

/** Asks sources that are due and hands on what they bring. Several on one database share the sources. */
export const createCollector = (collecting: Collecting): Role => {
  let running: RunningCollector | null = null;
  return {
    id: 'collector',
    run: () => {
      running = runCollector(collecting);
      return running.ended;
    },
    stop: () => void running?.stop(),
  };
};
