import type { Reply, Routes } from '@weisu/contract';
import { wilsonInterval } from '@weisu/core';
import type { StoredTrackRecord } from '../store/desk/load-track-record.ts';

const basisOf = ({ settled, simulated }: StoredTrackRecord): 'own' | 'simulated' | 'none' => {
  if (settled === 0) return 'none';
  return simulated ? 'simulated' : 'own';
};

/** How warnings like this one turned out, with the range in which the true share lies (95 %). */
export const presentTrackRecord = (stored: StoredTrackRecord): Reply<Routes['warning']>['trackRecord'] => {
  const interval = wilsonInterval(stored.trueCount, stored.settled);
  return {
    raised: stored.raised,
    settled: stored.settled,
    trueCount: stored.trueCount,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    medianLeadDays: stored.medianLeadDays,
    basis: basisOf(stored),
  };
};
