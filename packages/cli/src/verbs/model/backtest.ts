import {
  backtestFit,
  findHindsight,
  historiesOf,
  isDay,
  judgeLists,
  walkForward,
  type ListRecord,
  type MonthList,
} from '@weisu/core';
import {
  CATEGORY_COLUMNS,
  loadOccurrences,
  PARTY_COLUMNS,
  problemLine,
  type RowProblem,
} from '@weisu/server';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../../exit-code.ts';
import { openLines } from '../../lines.ts';
import type { Given } from '../../option.ts';
import { createProgress } from '../../progress.ts';
import type { Verb } from '../../verb.ts';
import { note, out } from '../../verb.ts';
import { backtestOwn } from './backtest-own.ts';
import { givenCount, givenText, requireText } from './model-given.ts';
import { modelOption, type ModelOptionName } from './model-option.ts';

/** Past months learned from, and enterprises looked at on each day; more brought nothing on real claims. */
const TRAINING_MONTHS = 12;
const CANDIDATES_A_PLACE = 20;
const LEAST_CANDIDATES = 2_000;

const day = (given: Given, name: ModelOptionName): string => {
  const text = requireText(given, name);
  if (!isDay(text)) throw new UsageError(`--${name} 不是日期 YYYY-MM-DD / not a day YYYY-MM-DD: ${text}`);
  return text;
};

const horizonOf = (given: Given): number => {
  const text = requireText(given, 'horizon');
  const months = Number(/^(\d+)m?$/.exec(text)?.[1] ?? NaN);
  if (!(months >= 1 && months <= 60)) throw new UsageError(`--horizon 应为 1m–60m / must be 1m–60m: ${text}`);
  return months;
};

const percent = (value: number | null): string =>
  value === null ? '    —' : `${(value * 100).toFixed(1)}%`.padStart(6);

const recordLine = (record: ListRecord): string => {
  const middle = record.leadDays[record.leadDays.length >> 1];
  return (
    `${record.asOf}  命中 precision ${percent(record.precisionRatio)} · 召回 recall ${percent(record.recallRatio)}` +
    ` · 提前中位 median lead ${middle ?? '—'} 日 days` +
    ` · 去年最多 most last year ${percent(record.baselines.mostLastYear)} · 上月名单 last month’s list ${percent(record.baselines.lastMonthsList)}` +
    ` · 随机 random ${percent(record.baselines.random)}`
  );
};

const maybeDay = (given: Given, name: ModelOptionName): string | undefined =>
  givenText(given, name) === undefined ? undefined : day(given, name);

const backtest = async (given: Given): Promise<number> => {
  if (givenText(given, 'records') === undefined)
    return backtestOwn(given, {
      from: maybeDay(given, 'from'),
      to: maybeDay(given, 'to'),
      horizonMonths: horizonOf(given),
    });
  const records = requireText(given, 'records');
  const from = day(given, 'from');
  const to = day(given, 'to');
  if (from >= to) throw new UsageError(`--from 应早于 --to / must lie before --to: ${from} ${to}`);
  const horizonMonths = horizonOf(given);
  const capacity = givenCount(given, 'capacity', 1) ?? 200;
  const lines = openLines(requireText(given, 'out'));
  let refused = 0;
  const columns = {
    enterprise: requireText(given, 'enterprise'),
    on: requireText(given, 'on'),
    recorded: givenText(given, 'recorded'),
    category: CATEGORY_COLUMNS,
    partyCount: PARTY_COLUMNS,
  };
  const occurrences = await loadOccurrences(records, columns, (problem: RowProblem) => {
    refused += 1;
    note(problemLine(problem));
  });
  const days = occurrences.map((own) => own.recordedOn).sort();
  const [firstDay] = days;
  if (firstDay === undefined) throw new UsageError(`${records}: 没有可用的记录 / no usable record`);
  const candidateCount = Math.max(LEAST_CANDIDATES, capacity * CANDIDATES_A_PLACE);
  const ahead = findHindsight(occurrences, from, candidateCount);
  if (ahead[0] !== undefined)
    throw new Error(`回测看到了未来 / the backtest looks ahead: ${JSON.stringify(ahead[0])}`);
  const histories = historiesOf(occurrences);
  const progress = createProgress();
  const lists: MonthList[] = [];
  const options = {
    from,
    to,
    horizonMonths,
    capacity,
    trainingMonths: TRAINING_MONTHS,
    candidateCount,
    fit: backtestFit,
  };
  for (const list of walkForward(histories, firstDay, options)) {
    lists.push(list);
    progress.show(lists.length, null, `名单 lists · ${list.asOf}`);
    if (list.model === null)
      note(`${list.asOf}: 之前的结果太少，无法学习 / too little of the past is known to learn from`);
    for (const listed of list.listed) await lines.write(JSON.stringify(listed));
  }
  await lines.end();
  progress.end();
  const judged = judgeLists(histories, lists, { horizonMonths, capacity, lastDay: days.at(-1) ?? firstDay });
  if (given['json'] === true)
    out(JSON.stringify({ outcome: requireText(given, 'outcome'), horizonMonths, capacity, lists: judged }));
  else for (const record of judged) out(recordLine(record));
  if (judged.length < lists.length)
    note(
      `${lists.length - judged.length} 份名单的预见期尚未过完，未评判 / lists whose horizon has not passed yet are not judged`,
    );
  return refused === 0 ? EXIT.ok : EXIT.someRefused;
};

/** `weisu backtest [--records FILE … --out FILE]` */
export const backtestVerb: Verb = {
  register: (program, end) => {
    const command = program
      .command('backtest')
      .description(
        '逐月回放：只用当日已知的记录列出名单 / walk forward month by month: lists from what was recorded by each day\n' +
          '{asOf, enterprise, rank, score}\n' +
          '不给 --records 时在本库的历史上回放生效版本（或 --model id@version） / without --records on the product’s own past, with the version in force (or --model id@version)',
      );
    for (const name of [
      'records',
      'model',
      'outcome',
      'enterprise',
      'on',
      'recorded',
      'horizon',
      'from',
      'to',
      'capacity',
      'out',
      'json',
    ] as const)
      command.addOption(modelOption(name));
    command.action(async (_own: Given, own: Command) => end(await backtest(own.optsWithGlobals())));
  },
};
