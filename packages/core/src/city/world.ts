import type { RecordKind } from '../signal/record.ts';
import type { CitySource } from './city.ts';
import type { DayNumber } from './day-number.ts';
import type { Health } from './health.ts';
import type { Place } from './place.ts';
import type { Resident } from './population.ts';
import type { Scenario } from './scenario.ts';

/** A source of records with its silence as a day number (`Infinity` where it never falls silent). */
export type RecordSource = CitySource & { readonly silentFromNumber: DayNumber };

/** Everything that the feeds of a city draw from. */
export type World = {
  /** Key of scenario and seed: the root of every stream. */
  readonly key: number;
  readonly scenario: Scenario;
  readonly place: Place;
  readonly residents: readonly Resident[];
  readonly health: Health;
  readonly sources: ReadonlyMap<RecordKind, RecordSource>;
  /** First day of each month, and of the month after the last. */
  readonly monthStarts: readonly DayNumber[];
  /** Last day of the city. */
  readonly until: DayNumber;
};

/** How an enterprise stands in a month, as far as wages go. */
export type Standing = 'paying' | 'in-arrears' | 'recovered' | 'collapsed';

const reached = (at: number | undefined, month: number): boolean =>
  at !== undefined && at >= 0 && at <= month;

export const standingOf = ({ health }: World, index: number, month: number): Standing => {
  if (reached(health.collapseMonth[index], month)) return 'collapsed';
  if (reached(health.recoveredMonth[index], month)) return 'recovered';
  return reached(health.arrearsMonth[index], month) ? 'in-arrears' : 'paying';
};

/** Months of unpaid wages in a month: 0 before arrears began. */
export const monthsUnpaid = (world: World, index: number, month: number): number => {
  const began = world.health.arrearsMonth[index] ?? -1;
  return began < 0 || began > month ? 0 : month - began + 1;
};

/** 0 below `from`, 1 above `to`, straight between them. */
export const ramp = (value: number, from: number, to: number): number =>
  Math.min(1, Math.max(0, (value - from) / (to - from)));
