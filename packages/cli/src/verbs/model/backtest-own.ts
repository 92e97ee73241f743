import { addDays, dayOf, modelName, type PastRecord } from '@weisu/core';
import {
  findModel,
  findOutcomeBasis,
  findSignalSpan,
  loadInForce,
  loadReady,
  monthEndOf,
  monthEndsBetween,
  reachOf,
  runBacktest,
} from '@weisu/server';
import { EXIT, UsageError } from '../../exit-code.ts';
import { now, withHouse } from '../../house.ts';
import { openLines } from '../../lines.ts';
import type { Given } from '../../option.ts';
import { createProgress } from '../../progress.ts';
import { note, out } from '../../verb.ts';
import { givenCount, givenText } from './model-given.ts';

export type OwnPlan = {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly horizonMonths: number;
};

const percent = (value: number | null): string =>
  value === null ? '    —' : `${(value * 100).toFixed(1)}%`.padStart(6);

const monthLine = (month: PastRecord['months'][number]): string =>
  `${month.asOf}  命中 precision ${percent(month.precisionRatio)}（${month.hitCount}/${month.listedCount}）· 召回 recall ${percent(month.recallRatio)}` +
  ` · 不含已公开 without public trouble ${percent(month.quiet.precisionRatio)} · ROC ${month.rocArea?.toFixed(3) ?? '—'}` +
  ` · 随机 random ${percent(month.baselines.random)} · 上月名单 last month’s list ${percent(month.baselines.lastMonthsList)}` +
  ` · 去年最多 most last year ${percent(month.baselines.mostRecorded)}`;

const sumLine = ({ leads, caughtCount, positiveCount }: PastRecord): string =>
  `预见 foreseen ${caughtCount}/${positiveCount} · 提前 lead ${leads.lowerDays ?? '—'}–${leads.medianDays ?? '—'}–${leads.upperDays ?? '—'} 日 days（四分位 quartiles）` +
  leads.atLeast.map(({ months, count }) => ` · ≥${months}m ${count}`).join('');

/** Walks over the product's own past: what a version of the model would have listed at each month end, and what came of it. */
export const backtestOwn = (given: Given, { from, to, horizonMonths }: OwnPlan): Promise<number> =>
  withHouse(given, async ({ database, jurisdiction }) => {
    const db = database.kysely;
    const today = dayOf(now());
    const basis = await findOutcomeBasis(db);
    if (basis === null)
      throw new UsageError('还没有任何企业的结局，无从评判 / no outcome is known yet to judge by');
    const reach = reachOf((await findSignalSpan(db))?.first ?? null, today, horizonMonths);
    if (reach === null)
      throw new UsageError(
        `过去太短，预见期 ${horizonMonths} 个月内没有可测的月份 / the past is too short for this horizon`,
      );
    const first = from === undefined ? reach.from : monthEndOf(from);
    // The last day is left out, as with lists of records: lists are made before it.
    const last = to === undefined ? reach.to : monthEndOf(addDays(to, -1));
    if (first > last || first < reach.from || last > reach.to)
      throw new UsageError(
        `可测的月份 / months that can be tested: ${reach.from.slice(0, 7)} – ${reach.to.slice(0, 7)}`,
      );
    const written = givenText(given, 'model');
    const [, id = '', version = ''] = /^([a-z0-9-]+)@(\d+)$/.exec(written ?? '') ?? [];
    const stored = written === undefined ? undefined : await findModel(db, id, Number(version));
    if (written !== undefined && stored === undefined)
      throw new UsageError(`没有这个版本 / there is no such version: ${written}`);
    const ready = stored === undefined ? await loadInForce(db, jurisdiction) : await loadReady(db, stored);
    const capacity = givenCount(given, 'capacity', 1) ?? 200;
    const progress = createProgress();
    const total = monthEndsBetween(first, last).length;
    const result = await runBacktest(db, jurisdiction, {
      ready,
      from: first,
      to: last,
      horizonMonths,
      capacity,
      today,
      onMonth: (done) => {
        progress.show(done, total, `${modelName(ready.model)}`);
        return Promise.resolve(true);
      },
    });
    progress.end();
    if (result === null) return EXIT.failed;
    const { record, isRelearned, skipped } = result;
    const file = givenText(given, 'out');
    if (file !== undefined) {
      const lines = openLines(file);
      for (const month of record.months) await lines.write(JSON.stringify(month));
      await lines.end();
    }
    if (given['json'] === true)
      out(
        JSON.stringify({
          model: modelName(ready.model),
          basis,
          horizonMonths,
          capacity,
          isRelearned,
          skipped,
          ...record,
        }),
      );
    else {
      for (const month of record.months) out(monthLine(month));
      out(sumLine(record));
      if (basis === 'simulated')
        out(
          '模拟城市：只证明机器可用，不证明预见力 / an invented city: it proves the machinery, not the foresight',
        );
    }
    if (skipped.length > 0)
      note(
        `结局太少，未列名单 / too few outcomes known, no list: ${skipped.map((day) => day.slice(0, 7)).join(' ')}`,
      );
    return EXIT.ok;
  });
