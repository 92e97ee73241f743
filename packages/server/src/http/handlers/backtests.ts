import { HORIZONS, type Reply, type Routes } from '@weisu/contract';
import { dayOf, may, refuse } from '@weisu/core';
import { reachOf } from '../../backtest/past-month-ends.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import {
  endBacktest,
  findBacktest,
  listBacktestRuns,
  type StoredBacktest,
} from '../../store/backtests/backtest-runs.ts';
import { findOutcomeBasis, listNamesIn } from '../../store/backtests/load-past.ts';
import { findSignalSpan } from '../../store/models/list-outcomes.ts';
import { listCheckedDraws } from '../../store/warning/random-checks.ts';
import { presentRandomChecks } from '../../views/models/present-random-checks.ts';
import { presentBacktest, presentBacktestRow } from '../../views/models/present-backtest.ts';
import { endIfCutOff, startBacktest as start } from '../acts/start-backtest.ts';
import type { Desk } from '../desk.ts';
import type { Handler } from '../handler.ts';
import { refuseUnknown } from '../looking.ts';

const runPage = async (desk: Desk, by: SignedIn, run: StoredBacktest): Promise<Reply<Routes['backtest']>> => {
  const missed = run.result?.record.missed ?? [];
  const names = await listNamesIn(
    desk.database.kysely,
    missed.map(({ enterpriseId }) => enterpriseId),
    by.scope,
  );
  return presentBacktest(run, names);
};

const findRun = async (desk: Desk, id: string): Promise<StoredBacktest> =>
  (await findBacktest(desk.database.kysely, id)) ?? refuseUnknown();

export const randomChecks: Handler<Routes['randomChecks']> = {
  needs: 'see-models',
  answer: async (_, desk) => {
    const db = desk.database.kysely;
    const draws = await listCheckedDraws(db, desk.now());
    const ratio = desk.jurisdiction.dispatch.randomCheckRatio ?? 0;
    return presentRandomChecks(draws, ratio, (await findOutcomeBasis(db)) ?? 'none');
  },
};

export const listBacktests: Handler<Routes['listBacktests']> = {
  needs: 'see-models',
  answer: async ({ by }, desk) => {
    const db = desk.database.kysely;
    const now = desk.now();
    const first = (await findSignalSpan(db))?.first ?? null;
    const runs: StoredBacktest[] = [];
    for (const run of await listBacktestRuns(db)) runs.push(await endIfCutOff(desk, run, now));
    return {
      reach: HORIZONS.map((horizonMonths) => ({
        horizonMonths,
        ...(reachOf(first, dayOf(now), horizonMonths) ?? { from: null, to: null }),
      })),
      mayStart: may(by.officer.role, 'act-on-models'),
      rows: runs.map(presentBacktestRow),
    };
  },
};

export const backtest: Handler<Routes['backtest']> = {
  needs: 'see-models',
  answer: async ({ params, by }, desk) =>
    runPage(desk, by, await endIfCutOff(desk, await findRun(desk, params.id), desk.now())),
};

export const startBacktest: Handler<Routes['startBacktest']> = {
  needs: 'act-on-models',
  answer: async ({ body, by }, desk) => runPage(desk, by, await start(desk, by, body)),
};

export const stopBacktest: Handler<Routes['stopBacktest']> = {
  needs: 'act-on-models',
  answer: async ({ params, by }, desk) => {
    const run = await findRun(desk, params.id);
    if (run.state !== 'running') refuse('conflict', '回测已经结束 / the backtest has ended already');
    await endBacktest(desk.database.kysely, run.id, desk.now(), { state: 'stopped' });
    return runPage(desk, by, await findRun(desk, run.id));
  },
};
