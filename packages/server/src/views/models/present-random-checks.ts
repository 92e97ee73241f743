import type { Reply, Routes } from '@weisu/contract';
import { type CheckedDraw, estimateMissed } from '@weisu/core';

type Checks = Reply<Routes['randomChecks']>;

/** What random checks tell, and the months in which they were drawn, the newest first. */
export const presentRandomChecks = (
  draws: readonly CheckedDraw[],
  drawnRatio: number,
  basis: Checks['basis'],
): Checks => {
  const months = new Map<string, Checks['months'][number]>();
  for (const { month, drawnCount, judgedCount, trueCount } of draws) {
    const own = months.get(month) ?? { month, drawnCount: 0, judgedCount: 0, trueCount: 0 };
    months.set(month, {
      month,
      drawnCount: own.drawnCount + drawnCount,
      judgedCount: own.judgedCount + judgedCount,
      trueCount: own.trueCount + trueCount,
    });
  }
  const found = estimateMissed(draws);
  const rows = [...months.values()].sort((a, b) => (a.month < b.month ? 1 : -1));
  return {
    drawnRatio,
    drawnCount: rows.reduce((sum, { drawnCount }) => sum + drawnCount, 0),
    judgedCount: rows.reduce((sum, { judgedCount }) => sum + judgedCount, 0),
    estimate:
      found === null
        ? null
        : {
            trueCount: found.trueCount,
            populationCount: found.populationCount,
            ratio: found.ratio,
            low: found.low,
            high: found.high,
          },
    months: rows,
    basis,
  };
};
