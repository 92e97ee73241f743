import type { Reply, Routes } from '@weisu/contract';
import { addDays, type Day, INDICATORS, type Jurisdiction } from '@weisu/core';
import type { OpenCount, StoredSource, StoredTimes } from '../store/desk/load-situation.ts';

type Situation = Reply<Routes['situation']>;
type LevelCounts = Situation['elsewhere'];
type RaisedLevel = keyof LevelCounts;

const WORST_FIRST: readonly RaisedLevel[] = ['red', 'orange', 'yellow', 'blue'];

/** Open warnings by level, over the districts that `counts` takes. */
export const sumLevels = (
  open: readonly OpenCount[],
  counts: (district: string | null) => boolean,
): LevelCounts => {
  const sums: LevelCounts = { red: 0, orange: 0, yellow: 0, blue: 0 };
  for (const { district, level, count } of open) if (counts(district)) sums[level] += count;
  return sums;
};

/** Open case files and the median age of open warnings, by district. */
export type DistrictWork = {
  readonly load: ReadonlyMap<string, number>;
  readonly ages: ReadonlyMap<string, number>;
};

/** Every district of the officer's area, those without a warning too: an empty one is seen to be empty. */
export const presentDistricts = (
  open: readonly OpenCount[],
  { load, ages }: DistrictWork,
  { districts }: Pick<Jurisdiction, 'districts'>,
  seen: (code: string) => boolean,
): Situation['byDistrict'] =>
  districts
    .map(({ code, name }) => ({
      code,
      name: name.zh,
      open: sumLevels(open, (district) => district === code),
      caseLoad: load.get(code) ?? 0,
      ageDays: ages.get(code) ?? null,
    }))
    .filter((row) => seen(row.code) || row.caseLoad > 0 || WORST_FIRST.some((level) => row.open[level] > 0))
    .map((row) => ({ ...row, worst: WORST_FIRST.find((level) => row.open[level] > 0) ?? null }));

/** Warnings whose enterprise lies in none of the known districts. */
export const presentElsewhere = (
  open: readonly OpenCount[],
  { districts }: Pick<Jurisdiction, 'districts'>,
): LevelCounts => {
  const known = new Set(districts.map((district) => district.code));
  return sumLevels(open, (district) => district === null || !known.has(district));
};

/** How old a feed's newest data may be: as long as the indicator that reads it longest still takes it. */
const freshDaysOf = (feed: string): number =>
  Math.max(
    0,
    ...INDICATORS.filter((indicator) => indicator.feed === feed).map((indicator) => indicator.freshDays),
  );

/** A source is silent where nothing that it feeds would count it as fresh any more. */
export const presentSource = (source: StoredSource, today: Day): Situation['sources'][number] => ({
  ...source,
  silent: source.newestOn === null || source.newestOn < addDays(today, -freshDaysOf(source.feed)),
});

/** 早发现 早预警 早处置. Where own and simulated outcomes mix, the basis is the weaker of the two. */
export const presentTimes = ({ own, simulated, ...medians }: StoredTimes): Situation['times'] => ({
  ...medians,
  arrearsBasis: simulated > 0 ? 'simulated' : own > 0 ? 'own' : 'none',
});
