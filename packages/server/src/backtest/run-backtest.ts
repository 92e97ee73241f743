import { createPastRecord, type Day, type Jurisdiction, type LearnedModel } from '@weisu/core';
import { type ReadyModel, readyOf } from '../risk/stored-model.ts';
import { TooFewOutcomesError, trainOnOutcomes } from '../risk/train.ts';
import { loadTraits } from '../store/backtests/load-past.ts';
import type { BacktestResult } from '../store/backtests/backtest-runs.ts';
import type { Queryable } from '../store/engine.ts';
import { listArrears } from '../store/models/list-outcomes.ts';
import { monthEndsBetween } from './past-month-ends.ts';
import { picturePast } from './picture-past.ts';

export type BacktestPlan = {
  readonly ready: ReadyModel;
  readonly from: Day;
  readonly to: Day;
  readonly horizonMonths: number;
  readonly capacity: number;
  /** Outcomes up to this day judge the lists. */
  readonly today: Day;
  /** Told after each month; answers false to stop. */
  readonly onMonth: (doneCount: number) => Promise<boolean>;
};

/** A learned version is learned again once a quarter: the stored one has seen outcomes that nobody knew then. */
const RELEARN_MONTHS = 3;
const SEED = 1;

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const relearn = async (
  db: Queryable,
  jurisdiction: Jurisdiction,
  asOf: Day,
  { kind }: LearnedModel,
  { ready, horizonMonths }: BacktestPlan,
): Promise<ReadyModel | null> => {
  try {
    const { learned, levels } = await trainOnOutcomes(db, jurisdiction, {
      asOf,
      horizonMonths,
      kind,
      seed: SEED,
      threads: 1,
    });
    return readyOf({ kind: 'learned', id: ready.model.id, version: ready.model.version, levels, learned });
  } catch (error) {
    if (error instanceof TooFewOutcomesError) return null;
    throw error;
  }
};

/**
 * Makes the list of each past month end from what had been recorded by then, and judges it by what became of it. A learned
 * version is learned again from what was known by then. Null where it was stopped.
 */
export const runBacktest = async (
  db: Queryable,
  jurisdiction: Jurisdiction,
  plan: BacktestPlan,
): Promise<BacktestResult | null> => {
  const { ready, from, to, horizonMonths, capacity, today, onMonth } = plan;
  const { model } = ready;
  const record = createPastRecord({ arrearsFrom: await listArrears(db, today), horizonMonths, capacity });
  const skipped: Day[] = [];
  let own: ReadyModel | null = model.kind === 'learned' ? null : ready;
  for (const [at, asOf] of monthEndsBetween(from, to).entries()) {
    await breathe();
    if (model.kind === 'learned' && at % RELEARN_MONTHS === 0)
      own = await relearn(db, jurisdiction, asOf, model.learned, plan);
    if (own === null) skipped.push(asOf);
    else record.add(await picturePast(db, asOf, own));
    if (!(await onMonth(at + 1))) return null;
  }
  const traits = await loadTraits(db);
  const unknown = { district: null, industry: null, staffCount: null };
  return {
    record: record.finish((id) => traits.get(id) ?? unknown),
    isRelearned: model.kind === 'learned',
    skipped,
  };
};
