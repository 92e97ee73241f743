import type { ParsedBody, Routes } from '@weisu/contract';
import { dayOf, type Instant, modelName, refuse } from '@weisu/core';
import { monthEndOf, monthEndsBetween, reachOf } from '../../backtest/past-month-ends.ts';
import { type BacktestPlan, runBacktest } from '../../backtest/run-backtest.ts';
import { loadReady } from '../../risk/stored-model.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import { writeAudit } from '../../store/audit/write-audit.ts';
import {
  endBacktest,
  findBacktest,
  findRunning,
  insertBacktest,
  noteBacktest,
  type StoredBacktest,
} from '../../store/backtests/backtest-runs.ts';
import { findOutcomeBasis } from '../../store/backtests/load-past.ts';
import { findSignalSpan } from '../../store/models/list-outcomes.ts';
import { findModel } from '../../store/models/risk-models.ts';
import type { Desk } from '../desk.ts';
import { refuseUnknown } from '../looking.ts';

type Asked = ParsedBody<Routes['startBacktest']>;

/** A run without a sign of life for so long was cut off with its process. */
const DEAD_AFTER_MS = 15 * 60_000;

const CUT_OFF = {
  zh: '服务重启，回测中断；没有留下结果，可以重新开始。',
  en: 'The server was restarted in the middle; nothing was kept, start it again.',
};
const TOO_FEW = {
  zh: '各月已知的结局都太少，无法重新学习；请选更晚的月份，或改测评分卡。',
  en: 'Too few outcomes were known in any of the months to learn from; choose later months, or test the scorecard.',
};
const FAULT = {
  zh: '回测出错，没有留下结果；原因已写入服务日志。',
  en: 'The backtest failed and kept nothing; the reason is in the server’s log.',
};

/** Goes on by itself and never rejects: whatever happens is written to the run. */
const goOn = async (desk: Desk, id: string, plan: Omit<BacktestPlan, 'onMonth'>): Promise<void> => {
  const db = desk.database.kysely;
  try {
    const result = await runBacktest(db, desk.jurisdiction, {
      ...plan,
      onMonth: (doneCount) => noteBacktest(db, id, doneCount, desk.now()),
    });
    if (result === null) return;
    const isEmpty = result.record.months.length === 0;
    await endBacktest(
      db,
      id,
      desk.now(),
      isEmpty ? { state: 'failed', failure: TOO_FEW } : { state: 'done', result },
    );
  } catch (error) {
    desk.fault(error);
    // Where not even this can be written, the missing sign of life says it.
    await endBacktest(db, id, desk.now(), { state: 'failed', failure: FAULT }).catch(desk.fault);
  }
};

/** Ends a run whose process is gone; one that lives stays. */
export const endIfCutOff = async (desk: Desk, run: StoredBacktest, now: Instant): Promise<StoredBacktest> => {
  if (run.state !== 'running' || Date.parse(now) - Date.parse(run.beatAt) < DEAD_AFTER_MS) return run;
  const db = desk.database.kysely;
  await endBacktest(db, run.id, now, { state: 'failed', failure: CUT_OFF });
  return (await findBacktest(db, run.id)) ?? run;
};

/** Checks the plan and starts the run, which goes on after the reply. The same key again is the same run. */
export const startBacktest = async (desk: Desk, by: SignedIn, asked: Asked): Promise<StoredBacktest> => {
  const db = desk.database.kysely;
  const id = `bt_${asked.key}`;
  const same = await findBacktest(db, id);
  if (same !== undefined) return same;
  const stored = (await findModel(db, asked.modelId, asked.version)) ?? refuseUnknown();
  const { horizonMonths, capacity } = asked;
  const now = desk.now();
  const today = dayOf(now);
  const basis =
    (await findOutcomeBasis(db)) ??
    refuse(
      'guard-not-met',
      '还没有任何企业的结局，无从评判；请先登记结局 / no outcome is known yet to judge by; record outcomes first',
    );
  const reach = reachOf((await findSignalSpan(db))?.first ?? null, today, horizonMonths);
  const from = monthEndOf(asked.from);
  const to = monthEndOf(asked.to);
  if (from > to) refuse('bad-input', '起月应不晚于止月 / the first month must not be after the last', 'from');
  if (reach === null || from < reach.from || to > reach.to)
    refuse(
      'bad-input',
      reach === null
        ? `过去太短，预见期 ${horizonMonths} 个月内没有可测的月份 / the past is too short for a horizon of ${horizonMonths} months`
        : `可测的月份为 ${reach.from.slice(0, 7)} 至 ${reach.to.slice(0, 7)} / months that can be tested: ${reach.from.slice(0, 7)} to ${reach.to.slice(0, 7)}`,
      reach !== null && from >= reach.from ? 'to' : 'from',
    );
  const running = await findRunning(db);
  if (running !== undefined) await endIfCutOff(desk, running, now);
  const { officer } = by;
  await desk.database.transaction(async (trx) => {
    const isNew = await insertBacktest(trx, {
      id,
      modelId: stored.id,
      version: stored.version,
      from,
      to,
      horizonMonths,
      capacity,
      totalCount: monthEndsBetween(from, to).length,
      officerId: officer.id,
      startedAt: now,
      basis,
    });
    if (!isNew)
      refuse(
        'conflict',
        '已有一次回测在运行；等它结束或先停止 / a backtest is running; wait for it or stop it first',
      );
    await writeAudit(trx, {
      at: now,
      officerId: officer.id,
      unitId: officer.unitId,
      action: 'model.backtest',
      subject: modelName(stored),
      detail: { from, to, horizonMonths, capacity },
    });
  });
  void goOn(desk, id, { ready: await loadReady(db, stored), from, to, horizonMonths, capacity, today });
  return (await findBacktest(db, id)) ?? refuseUnknown();
};
