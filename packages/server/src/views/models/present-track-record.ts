import type { Reply, Routes } from '@weisu/contract';
import { wilsonInterval } from '@weisu/core';
import type { StoredBacktest } from '../../store/backtests/backtest-runs.ts';
import type { StoredTrackRecord } from '../../store/desk/load-track-record.ts';
import { presentBacktestRow } from './present-backtest.ts';

const basisOf = ({ settled, simulated }: StoredTrackRecord): 'own' | 'simulated' | 'none' => {
  if (settled === 0) return 'none';
  return simulated ? 'simulated' : 'own';
};

/** How warnings like this one turned out, with the range in which the true share lies (95 %). */
export const presentTrackRecord = (
  stored: StoredTrackRecord,
  run: StoredBacktest | undefined,
): Reply<Routes['warning']>['trackRecord'] => {
  const tested = run === undefined ? undefined : presentBacktestRow(run);
  const interval = wilsonInterval(stored.trueCount, stored.settled);
  return {
    raised: stored.raised,
    settled: stored.settled,
    trueCount: stored.trueCount,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    likeness: stored.likeness,
    lowerLeadDays: stored.lowerLeadDays,
    medianLeadDays: stored.medianLeadDays,
    upperLeadDays: stored.upperLeadDays,
    backtest:
      tested === undefined || tested.sum === null
        ? null
        : {
            id: tested.id,
            model: tested.model,
            basis: tested.basis,
            capacity: tested.capacity,
            listedCount: tested.sum.listedCount,
            hitCount: tested.sum.hitCount,
            medianLeadDays: tested.sum.medianLeadDays,
          },
    basis: basisOf(stored),
  };
};
