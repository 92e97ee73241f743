import type { BacktestBody } from '../../api/models-queries.ts';

const HORIZONS = [3, 6, 9, 12] as const;

const monthStart = (text: string): string | null =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? `${text}-01` : null;

/** Reads the form; null where a field is not fit. A month is sent as its first day. */
export const readPlan = (
  textOf: (name: string) => string,
): Pick<BacktestBody, 'modelId' | 'version' | 'horizonMonths'> & {
  readonly from: string | null;
  readonly to: string | null;
  readonly capacity: number | null;
} => {
  const [modelId = '', version = '0'] = textOf('model').split(' ');
  const capacity = Number(textOf('capacity').trim());
  return {
    modelId,
    version: Number(version),
    horizonMonths: HORIZONS.find((months) => String(months) === textOf('horizon')) ?? 9,
    from: monthStart(textOf('from')),
    to: monthStart(textOf('to')),
    capacity: Number.isInteger(capacity) && capacity >= 1 && capacity <= 5_000 ? capacity : null,
  };
};
