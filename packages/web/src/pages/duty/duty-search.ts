import { isDay } from '@weisu/core';
import { withoutGaps } from '../../shell/page-search.ts';

/** `from`: the first of the four weeks that are shown; this week where it is left out. */
export const parseDutySearch = (raw: Readonly<Record<string, unknown>>) => {
  const from = raw['from'];
  return withoutGaps({ from: typeof from === 'string' && isDay(from) ? from : undefined });
};
