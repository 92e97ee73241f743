import { addMonths, type Day } from '../time.ts';
import { dayNumber, knownCount, type History } from './history.ts';
import type { MonthList } from './walk-forward.ts';

/** How right one list was, once its time had passed. Ratios are 0–1. */
export type ListRecord = {
  readonly asOf: Day;
  readonly listedCount: number;
  /** Listed enterprises to which it happened within the horizon. */
  readonly hitCount: number;
  readonly precisionRatio: number;
  /** Of all enterprises known on the day to which it happened, the share that was listed. */
  readonly recallRatio: number;
  /** Days from the list to the first occurrence, of each hit, rising. */
  readonly leadDays: readonly number[];
  /** Share that other ways of making the list would have hit. */
  readonly baselines: {
    readonly mostLastYear: number;
    readonly lastMonthsList: number | null;
    readonly random: number;
  };
};

const YEAR = 365;

/** Days to the first occurrence after `from` and up to `to`; null where there is none. */
const firstAfter = (history: History, from: number, to: number): number | null => {
  let first: number | null = null;
  for (const day of history.occurredOn)
    if (day > from && day <= to && (first === null || day < first)) first = day;
  return first === null ? null : first - from;
};

/** The naive list: most occurrences in the last year, latest first among equals. */
const mostLastYear = (histories: readonly History[], asOf: number, capacity: number): History[] =>
  histories
    .flatMap((history) => {
      const known = knownCount(history, asOf);
      const days = history.occurredOn.subarray(0, known).filter((day) => day > asOf - YEAR);
      return days.length === 0 ? [] : [{ history, count: days.length, last: Math.max(...days) }];
    })
    .sort((a, b) => b.count - a.count || b.last - a.last)
    .slice(0, capacity)
    .map((own) => own.history);

/**
 * Judges lists by what happened after them. Lists whose horizon ends after `lastDay`, the last day with records, are
 * left out: nobody knows yet.
 */
export const judgeLists = (
  histories: readonly History[],
  lists: readonly MonthList[],
  {
    horizonMonths,
    capacity,
    lastDay,
  }: { readonly horizonMonths: number; readonly capacity: number; readonly lastDay: Day },
): ListRecord[] => {
  const byName = new Map(histories.map((history) => [history.name, history]));
  return lists.flatMap((list, at) => {
    const until = addMonths(list.asOf, horizonMonths);
    if (until > lastDay || list.listed.length === 0) return [];
    const from = dayNumber(list.asOf);
    const to = dayNumber(until);
    const lead = (name: string): number | null => {
      const history = byName.get(name);
      return history === undefined ? null : firstAfter(history, from, to);
    };
    const leadDays = list.listed.flatMap(({ enterprise }) => lead(enterprise) ?? []).sort((a, b) => a - b);
    const known = histories.filter((history) => knownCount(history, from) > 0);
    const hits = known.filter((history) => firstAfter(history, from, to) !== null).length;
    const naive = mostLastYear(known, from, capacity);
    const before = lists[at - 1]?.listed ?? [];
    return [
      {
        asOf: list.asOf,
        listedCount: list.listed.length,
        hitCount: leadDays.length,
        precisionRatio: leadDays.length / list.listed.length,
        recallRatio: hits === 0 ? 0 : leadDays.length / hits,
        leadDays,
        baselines: {
          mostLastYear:
            naive.filter((history) => firstAfter(history, from, to) !== null).length /
            Math.max(naive.length, 1),
          lastMonthsList:
            before.length === 0
              ? null
              : before.filter(({ enterprise }) => lead(enterprise) !== null).length / before.length,
          random: hits / Math.max(known.length, 1),
        },
      },
    ];
  });
};
