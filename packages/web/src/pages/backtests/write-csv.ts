import type { BacktestDetail } from '../../api/models-queries.ts';

type Cell = string | number | null;

/** A cell that no spreadsheet takes for a formula. */
const cellOf = (value: Cell): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const MONTH_HEAD = [
  'basis',
  'model',
  'month_end',
  'capacity',
  'horizon_months',
  'listed',
  'hits',
  'positives',
  'precision',
  'recall',
  'first_hits',
  'repeat_hits',
  'too_late',
  'roc_area',
  'pr_area',
  'quiet_precision',
  'quiet_recall',
  'random_precision',
  'last_months_list_precision',
  'most_recorded_precision',
] as const;

/**
 * A run as CSV: a table by month, one of lead times and one of groups, a blank line between. Each line names whose outcomes it was
 * judged by. Begins with a byte order mark, so that spreadsheets read the Chinese.
 */
export const writeCsv = ({ result, ...run }: BacktestDetail): string => {
  if (result === null) return '';
  const { basis, model, capacity, horizonMonths } = run;
  const months = result.months.map((month): Cell[] => [
    basis,
    model,
    month.asOf,
    capacity,
    horizonMonths,
    month.listedCount,
    month.hitCount,
    month.positiveCount,
    month.precisionRatio,
    month.recallRatio,
    month.firstHitCount,
    month.repeatHitCount,
    month.lateCount,
    month.rocArea,
    month.precisionRecallArea,
    month.quiet.precisionRatio,
    month.quiet.recallRatio,
    month.baselines.random,
    month.baselines.lastMonthsList,
    month.baselines.mostRecorded,
  ]);
  const leads = result.leads.byMonth.map((count, month): Cell[] => [basis, model, month, count]);
  const groups = result.groups.map((group): Cell[] => [
    basis,
    model,
    group.by,
    group.name,
    group.listedCount,
    group.caughtCount,
    group.positiveCount,
  ]);
  const rows: (readonly Cell[])[] = [
    MONTH_HEAD,
    ...months,
    [],
    ['basis', 'model', 'lead_months', 'enterprises'],
    ...leads,
    [],
    ['basis', 'model', 'by', 'group', 'listed', 'foreseen', 'positives'],
    ...groups,
  ];
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
};
