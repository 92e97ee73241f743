import type { Reply, Routes } from '@weisu/contract';
import { modelName } from '@weisu/core';
import type { StoredBacktest } from '../../store/backtests/backtest-runs.ts';

type Row = Reply<Routes['listBacktests']>['rows'][number];
type Detail = Reply<Routes['backtest']>;

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const sumOf = ({ result }: StoredBacktest): Row['sum'] => {
  if (result === null) return null;
  const { months, leads, positiveCount, caughtCount } = result.record;
  const listedCount = months.reduce((sum, month) => sum + month.listedCount, 0);
  const hitCount = months.reduce((sum, month) => sum + month.hitCount, 0);
  return {
    monthCount: months.length,
    listedCount,
    hitCount,
    precisionRatio: ratio(hitCount, listedCount),
    positiveCount,
    caughtCount,
    caughtRatio: ratio(caughtCount, positiveCount),
    medianLeadDays: leads.medianDays,
    randomRatio: ratio(
      months.reduce((sum, month) => sum + month.baselines.random, 0),
      months.length,
    ),
  };
};

export const presentBacktestRow = (run: StoredBacktest): Row => ({
  id: run.id,
  model: modelName({ id: run.modelId, version: run.version }),
  from: run.from,
  to: run.to,
  horizonMonths: run.horizonMonths,
  capacity: run.capacity,
  state: run.state,
  doneCount: run.doneCount,
  totalCount: run.totalCount,
  byName: run.byName,
  startedAt: run.startedAt,
  endedAt: run.endedAt,
  failure: run.failure,
  basis: run.basis,
  sum: sumOf(run),
});

/** A run with its result. `names` holds those missed that the officer may see. */
export const presentBacktest = (run: StoredBacktest, names: ReadonlyMap<string, string>): Detail => {
  const { result } = run;
  const record = result?.record;
  return {
    ...presentBacktestRow(run),
    isRelearned: result?.isRelearned ?? false,
    skipped: [...(result?.skipped ?? [])],
    result:
      record === undefined
        ? null
        : {
            months: [...record.months],
            leads: {
              ...record.leads,
              atLeast: [...record.leads.atLeast],
              byMonth: [...record.leads.byMonth],
            },
            missedCount: record.missedCount,
            missed: record.missed.flatMap(({ enterpriseId, arrearsFrom, bestPlace }) => {
              const name = names.get(enterpriseId);
              return name === undefined
                ? []
                : [{ enterprise: { id: enterpriseId, name }, arrearsFrom, bestPlace }];
            }),
            groups: [...record.groups],
          },
  };
};
