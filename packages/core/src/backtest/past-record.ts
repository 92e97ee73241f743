import type { Day } from '../time.ts';
import { type JudgedMonth, judgePastMonth, type PastMonth, type PastMonthRecord } from './past-month.ts';

/** Traits by which the record is broken down; null where unknown. */
export type PastTraits = {
  readonly district: string | null;
  readonly industry: string | null;
  readonly staffCount: number | null;
};

/** Persons employed, as the record groups them. */
export const SIZE_GROUPS = ['1-49', '50-299', '300-999', '1000+', 'unknown'] as const;
const SIZE_ORDER: readonly string[] = SIZE_GROUPS;
export type SizeGroup = (typeof SIZE_GROUPS)[number];

export const sizeGroupOf = (staffCount: number | null): SizeGroup => {
  if (staffCount === null) return 'unknown';
  if (staffCount < 50) return '1-49';
  if (staffCount < 300) return '50-299';
  return staffCount < 1_000 ? '300-999' : '1000+';
};

export const PAST_GROUPINGS = ['district', 'industry', 'size'] as const;
export type PastGrouping = (typeof PAST_GROUPINGS)[number];

/** Enterprises of one district, industry or size, each counted once. */
export type PastGroup = {
  readonly by: PastGrouping;
  /** Code of the district, words of the industry, or a size group; empty where unknown. */
  readonly name: string;
  readonly listedCount: number;
  /** Listed in time before arrears began. */
  readonly caughtCount: number;
  /** Those at which arrears began within reach of some list. */
  readonly positiveCount: number;
};

/** An enterprise at which arrears began within reach of the lists, and which none of them named in time. */
export type PastMiss = {
  readonly enterpriseId: string;
  readonly arrearsFrom: Day;
  /** Its best place on a ranking, from 1; null where nothing was ever seen of it. */
  readonly bestPlace: number | null;
};

/** Days from the first list that named an enterprise in time to its arrears; each enterprise once. */
export type LeadTimes = {
  readonly count: number;
  readonly lowerDays: number | null;
  readonly medianDays: number | null;
  readonly upperDays: number | null;
  readonly atLeast: readonly { readonly months: number; readonly count: number }[];
  /** Enterprises by whole months of lead, from 0 on. */
  readonly byMonth: readonly number[];
};

export type PastRecord = {
  readonly months: readonly PastMonthRecord[];
  readonly leads: LeadTimes;
  readonly positiveCount: number;
  readonly caughtCount: number;
  readonly missed: readonly PastMiss[];
  readonly missedCount: number;
  readonly groups: readonly PastGroup[];
};

/** Mean length of a month in days. */
const MONTH_DAYS = 30.44;
const AT_LEAST_MONTHS = [1, 3, 6, 9] as const;
const MOST_MISSED = 100;

/** Value below which a share of the sorted values lies, between neighbours in proportion; null of none. */
const quantile = (sorted: readonly number[], share: number): number | null => {
  if (sorted.length === 0) return null;
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] as number;
  const high = sorted[Math.ceil(at)] as number;
  return Math.round(low + (high - low) * (at - Math.floor(at)));
};

export const leadTimesOf = (days: readonly number[], horizonMonths: number): LeadTimes => {
  const sorted = days.toSorted((a, b) => a - b);
  const byMonth = Array.from({ length: horizonMonths + 1 }, () => 0);
  for (const own of sorted) {
    const month = Math.min(horizonMonths, Math.floor(own / MONTH_DAYS));
    byMonth[month] = (byMonth[month] as number) + 1;
  }
  return {
    count: sorted.length,
    lowerDays: quantile(sorted, 0.25),
    medianDays: quantile(sorted, 0.5),
    upperDays: quantile(sorted, 0.75),
    atLeast: AT_LEAST_MONTHS.map((months) => ({
      months,
      count: sorted.filter((own) => own >= months * MONTH_DAYS).length,
    })),
    byMonth,
  };
};

const groupsOf = (
  traitsOf: (id: string) => PastTraits,
  listed: ReadonlySet<string>,
  caught: ReadonlyMap<string, number>,
  positive: ReadonlySet<string>,
): PastGroup[] => {
  const nameOf = (by: PastGrouping, id: string): string => {
    const traits = traitsOf(id);
    return by === 'size' ? sizeGroupOf(traits.staffCount) : (traits[by] ?? '');
  };
  return PAST_GROUPINGS.flatMap((by) => {
    const groups = new Map<string, { listedCount: number; caughtCount: number; positiveCount: number }>();
    for (const id of new Set([...listed, ...positive])) {
      const name = nameOf(by, id);
      const group = groups.get(name) ?? { listedCount: 0, caughtCount: 0, positiveCount: 0 };
      if (listed.has(id)) group.listedCount += 1;
      if (caught.has(id)) group.caughtCount += 1;
      if (positive.has(id)) group.positiveCount += 1;
      groups.set(name, group);
    }
    return [...groups]
      .map(([name, counts]) => ({ by, name, ...counts }))
      .sort((a, b) =>
        by === 'size'
          ? SIZE_ORDER.indexOf(a.name) - SIZE_ORDER.indexOf(b.name)
          : b.positiveCount - a.positiveCount || (a.name < b.name ? -1 : 1),
      );
  });
};

/** Judges months one after the other, oldest first, and sums up what came of their lists. */
export const createPastRecord = (options: {
  readonly arrearsFrom: ReadonlyMap<string, Day>;
  readonly horizonMonths: number;
  readonly capacity: number;
}): {
  readonly add: (month: PastMonth) => PastMonthRecord;
  readonly finish: (traitsOf: (id: string) => PastTraits) => PastRecord;
} => {
  const { arrearsFrom, horizonMonths, capacity } = options;
  const months: PastMonthRecord[] = [];
  const listedEver = new Set<string>();
  const caught = new Map<string, number>();
  const bestPlace = new Map<string, number>();
  let before: JudgedMonth | null = null;
  return {
    add: (month) => {
      const judged: JudgedMonth = judgePastMonth(month, arrearsFrom, {
        horizonMonths,
        capacity,
        before,
        listedBefore: listedEver,
      });
      for (const id of judged.listed) listedEver.add(id);
      // The first list that named it in time counts; later ones are repeats.
      for (const [id, days] of judged.leadDays) if (!caught.has(id)) caught.set(id, days);
      for (const [id, place] of judged.placeOf) {
        const best = bestPlace.get(id) ?? 0;
        bestPlace.set(id, best === 0 ? place : place === 0 ? best : Math.min(best, place));
      }
      months.push(judged.record);
      before = judged;
      return judged.record;
    },
    finish: (traitsOf) => {
      const missed = [...bestPlace]
        .filter(([id]) => !caught.has(id))
        .map(([enterpriseId, place]) => ({
          enterpriseId,
          arrearsFrom: arrearsFrom.get(enterpriseId) as Day,
          bestPlace: place === 0 ? null : place,
        }))
        .sort(
          (a, b) =>
            (a.bestPlace ?? Infinity) - (b.bestPlace ?? Infinity) ||
            (a.enterpriseId < b.enterpriseId ? -1 : 1),
        );
      return {
        months,
        leads: leadTimesOf([...caught.values()], horizonMonths),
        positiveCount: bestPlace.size,
        caughtCount: caught.size,
        missed: missed.slice(0, MOST_MISSED),
        missedCount: missed.length,
        groups: groupsOf(traitsOf, listedEver, caught, new Set(bestPlace.keys())),
      };
    },
  };
};
