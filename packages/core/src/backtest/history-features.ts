import { knownCount, type History } from './history.ts';

/** Windows in days over which an enterprise's own past is counted. */
const WINDOWS = [30, 61, 91, 183, 274, 365, 548, 730] as const;
const YEAR = 365;

/** What is known of all enterprises on a day, so that one is seen against the others. */
export type Surroundings = {
  readonly asOf: number;
  readonly familyLastYear: ReadonlyMap<string, number>;
  readonly familyMembers: ReadonlyMap<string, number>;
  readonly categoryLastYear: ReadonlyMap<string, number>;
  /** Occurrences a member in the last year, by category. */
  readonly categoryMembers: ReadonlyMap<string, number>;
  /** Days since the first record of all: how far back the past can be seen at all. */
  readonly seenDays: number;
};

const bump = (counts: Map<string, number>, key: string, by: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + by);
};

/** First digits of an industry code: broad enough to have a past. */
const sectorOf = (category: string): string => category.slice(0, 3);

const countSince = (history: History, known: number, day: number): number => {
  let count = 0;
  for (let i = known - 1; i >= 0; i -= 1) if ((history.occurredOn[i] as number) > day) count += 1;
  return count;
};

/** Looks around on a day, reading only what was known by then. */
export const surroundingsOf = (histories: readonly History[], asOf: number): Surroundings => {
  const familyLastYear = new Map<string, number>();
  const familyMembers = new Map<string, number>();
  const categoryLastYear = new Map<string, number>();
  const categoryMembers = new Map<string, number>();
  let first = asOf;
  for (const history of histories) {
    const known = knownCount(history, asOf);
    if (known === 0) continue;
    first = Math.min(first, history.recordedOn[0] as number);
    const lastYear = countSince(history, known, asOf - YEAR);
    bump(familyLastYear, history.family, lastYear);
    bump(familyMembers, history.family, 1);
    const sector = sectorOf(history.categories[known - 1] as string);
    bump(categoryLastYear, sector, lastYear);
    bump(categoryMembers, sector, lastYear > 0 ? 1 : 0);
  }
  return { asOf, familyLastYear, familyMembers, categoryLastYear, categoryMembers, seenDays: asOf - first };
};

export const FEATURE_NAMES: readonly string[] = [
  ...WINDOWS.map((days) => `in the last ${days} days`),
  'in all',
  'days since the last',
  'days since the third last',
  'days since the tenth last',
  'days since the first',
  'months with one in the last year',
  'months with one in the last two years',
  'quarters with one in the last two years',
  'days with one in the last year',
  'most on one day in the last year',
  'most in one month in the last two years',
  'mean gap of the last five in days',
  'longest gap in the last year in days',
  'share of the last year in its last quarter',
  'last year against the year before',
  'weight with a half-life of 90 days',
  'weight with a half-life of 365 days',
  'expected in nine months by days with one',
  'mean parties',
  'family: others in the last year',
  'family: members',
  'sector: a member in the last year',
  'sector',
];

/** Distinct values of floor(day age / unit) among occurrences younger than `within` days. */
const distinctUnits = (ages: readonly number[], unit: number, within: number): number =>
  new Set(ages.filter((age) => age < within).map((age) => Math.floor(age / unit))).size;

const mostInUnit = (ages: readonly number[], unit: number, within: number): number => {
  const counts = new Map<number, number>();
  let most = 0;
  for (const age of ages) {
    if (age >= within) continue;
    const at = Math.floor(age / unit);
    const count = (counts.get(at) ?? 0) + 1;
    counts.set(at, count);
    most = Math.max(most, count);
  }
  return most;
};

/** The features of one enterprise as of the surroundings' day, in the order of `FEATURE_NAMES`; NaN where there is no such thing. */
export const featuresOf = (history: History, around: Surroundings): number[] => {
  const { asOf } = around;
  const known = knownCount(history, asOf);
  const ages = Array.from(history.occurredOn.subarray(0, known), (day) => asOf - day).sort((a, b) => a - b);
  const within = (days: number): number => ages.filter((age) => age < days).length;
  const lastYear = within(YEAR);
  const yearBefore = within(2 * YEAR) - lastYear;
  const age = (at: number): number => ages[at] ?? NaN;
  const gaps = ages.slice(1).map((own, i) => own - age(i));
  const recentGaps = gaps.filter((_, i) => age(i) < YEAR);
  const halving = (days: number): number => ages.reduce((sum, own) => sum + 2 ** (-own / days), 0);
  const parties = history.partyCount.subarray(0, known).filter((count) => !Number.isNaN(count));
  const sector = sectorOf(history.categories[known - 1] ?? '');
  const daysWithOne = distinctUnits(ages, 1, YEAR);
  const members = around.categoryMembers.get(sector) ?? 0;
  return [
    ...WINDOWS.map((days) => (days <= around.seenDays + 1 ? within(days) : NaN)),
    known,
    age(0),
    age(2),
    age(9),
    age(known - 1),
    distinctUnits(ages, 30.5, YEAR),
    distinctUnits(ages, 30.5, 2 * YEAR),
    distinctUnits(ages, 91.5, 2 * YEAR),
    daysWithOne,
    mostInUnit(ages, 1, YEAR),
    mostInUnit(ages, 30.5, 2 * YEAR),
    gaps.length === 0 ? NaN : (age(Math.min(5, ages.length - 1)) - age(0)) / Math.min(5, gaps.length),
    recentGaps.length === 0 ? NaN : Math.max(...recentGaps),
    lastYear === 0 ? NaN : within(91) / lastYear,
    around.seenDays < 2 * YEAR ? NaN : Math.log2((lastYear + 1) / (yearBefore + 1)),
    halving(90),
    halving(365),
    (daysWithOne * 274) / Math.min(YEAR, Math.max(age(known - 1), 30)),
    parties.length === 0 ? NaN : parties.reduce((sum, count) => sum + count, 0) / parties.length,
    (around.familyLastYear.get(history.family) ?? 0) - lastYear,
    around.familyMembers.get(history.family) ?? 0,
    members === 0 ? NaN : (around.categoryLastYear.get(sector) ?? 0) / members,
    sector === '' || Number.isNaN(Number(sector)) ? NaN : Number(sector),
  ];
};
