import { addMonths, daysBetween, isDay, monthOf, startOf } from '../time.ts';
import type { Day, Instant } from '../time.ts';
import type { RecordKind } from '../signal/record.ts';
import type { City, CityMonth, CitySource, Truth } from './city.ts';
import { dayOfNumber, numberOf } from './day-number.ts';
import { noiseTextsOf, troubleTextsOf } from './document-feed.ts';
import { dayWithin, driftHealth } from './health.ts';
import { inventResidents } from './population.ts';
import type { Place } from './place.ts';
import { keyOf, mix } from './random.ts';
import { recordsOf } from './record-feed.ts';
import { SCENARIOS } from './scenario.ts';
import type { Scenario } from './scenario.ts';
import { sourcesOf } from './source.ts';
import { NINE_MONTHS_EARLY } from './story/nine-months-early.ts';
import { settle } from './story/settle.ts';
import type { Settled } from './story/settle.ts';
import { SIX_DAYS } from './story/six-days.ts';
import { THREE_MONTHS } from './story/three-months.ts';
import { inventTies, relationsOf } from './ties.ts';
import type { RecordSource, World } from './world.ts';

const STORIES = [NINE_MONTHS_EARLY, SIX_DAYS, THREE_MONTHS];
const NOTHING: Settled = { residents: [], relations: [], records: [], documents: [], truth: [] };

export type CityOptions = {
  /** Name of one of `SCENARIOS`. */
  readonly scenario: string;
  /** Last day of the city. A story has its own dates and only takes this one where it is later. */
  readonly until: Day;
  readonly seed: number;
  readonly jurisdiction: Place;
};

const scenarioNamed = (name: string): Scenario => {
  const found = SCENARIOS.find((scenario) => scenario.name === name);
  if (found !== undefined) return found;
  throw new RangeError(
    `no scenario ${name}; there are ${SCENARIOS.map((scenario) => scenario.name).join(', ')}`,
  );
};

const recordSourceOf = (source: CitySource): [RecordKind, RecordSource][] => {
  if (source.feed === 'documents') return [];
  const silentFromNumber = source.silentFrom === null ? Infinity : numberOf(source.silentFrom);
  return [[source.feed, { ...source, silentFromNumber }]];
};

const truthOf = (world: World): Truth[] =>
  world.residents.flatMap(({ enterprise }, index) => {
    const { arrearsMonth, collapseMonth } = world.health;
    const dayIn = (month: number | undefined, what: number): Day | null => {
      const start = month === undefined || month < 0 ? undefined : world.monthStarts[month];
      if (start === undefined) return null;
      return dayOfNumber(Math.min(world.until, start + dayWithin(world.key, index, what) - 1));
    };
    const arrearsFrom = dayIn(arrearsMonth[index], 1);
    return arrearsFrom === null
      ? []
      : [{ enterpriseId: enterprise.id, arrearsFrom, collapseOn: dayIn(collapseMonth[index], 2) }];
  });

type Known = { readonly recordedAt: Instant };

/** Sorts what occurs month by month into the months in which it becomes known. Nothing is known before it occurs. */
const byMonthKnown = <T extends Known>(ends: readonly Instant[], orderOf: (item: T) => string) => {
  const waiting: T[][] = ends.map(() => []);
  return {
    add: (items: readonly T[], month: number): void => {
      for (const item of items) {
        let known = month;
        while (known < ends.length - 1 && item.recordedAt >= (ends[known] ?? '')) known += 1;
        waiting[known]?.push(item);
      }
    },
    take: (month: number): T[] => {
      const keyed = (waiting[month] ?? []).map((item) => ({ item, order: item.recordedAt + orderOf(item) }));
      waiting[month] = [];
      return keyed
        .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
        .map(({ item }) => item);
    },
  };
};

const monthsOf = function* (world: World, settled: Settled): Generator<CityMonth> {
  const days = world.monthStarts.map(dayOfNumber);
  const ends = days.slice(1).map(startOf);
  const records = byMonthKnown(ends, (record: Settled['records'][number]) => record.id);
  const documents = byMonthKnown(
    ends,
    (document: Settled['documents'][number]) => document.sourceId + document.body,
  );
  for (let month = 0; month < ends.length; month += 1) {
    const start = days[month] ?? '';
    const told = <T extends { readonly occurredOn: Day }>(items: readonly T[]): T[] =>
      items.filter(({ occurredOn }) => monthOf(occurredOn) === start);
    for (let index = 0; index < world.residents.length; index += 1) {
      records.add(recordsOf(world, index, month), month);
      documents.add(troubleTextsOf(world, index, month), month);
    }
    documents.add(noiseTextsOf(world, month), month);
    records.add(told(settled.records), month);
    documents.add(told(settled.documents), month);
    yield { month: start, records: records.take(month), documents: documents.take(month) };
  }
};

/**
 * Invents a city from a seed: the same input gives the same city, down to the last character, and no clock is read.
 * @throws RangeError for an unknown scenario or a day that does not exist.
 */
export const createCity = ({
  scenario: name,
  until: asked,
  seed,
  jurisdiction: place,
}: CityOptions): City => {
  const scenario = scenarioNamed(name);
  if (!isDay(asked)) throw new RangeError(`not a day: ${asked}`);
  const story = STORIES.find((candidate) => candidate.scenario === name);
  const last = story?.until ?? asked;
  const until = asked > last ? asked : last;
  const from = addMonths(monthOf(last), 1 - scenario.months);
  const monthCount = 1 + Math.round(daysBetween(from, monthOf(until)) / 30.44);
  const monthStarts = Array.from({ length: monthCount + 1 }, (_, at) => numberOf(addMonths(from, at)));
  const key = mix(keyOf(name), seed);
  const window = { from: numberOf(from), until: numberOf(until) };

  const residents = inventResidents(key, scenario.enterprises, place, window);
  const ties = inventTies(key, residents);
  const sources = sourcesOf(scenario, place, until);
  const world: World = {
    key,
    scenario,
    place,
    residents,
    health: driftHealth(key, residents, ties, monthCount, scenario.hardship),
    sources: new Map(sources.flatMap(recordSourceOf)),
    monthStarts,
    until: window.until,
  };
  const settled = story === undefined ? NOTHING : settle(story, place, key, scenario.enterprises);
  return {
    scenario: name,
    from,
    until,
    enterprises: [...residents, ...settled.residents].map((resident) => resident.enterprise),
    relations: [...relationsOf(key, residents, ties, window), ...settled.relations],
    sources,
    months: () => monthsOf(world, settled),
    truth: [...truthOf(world), ...settled.truth],
    protagonists: settled.residents.map((resident) => resident.enterprise.id),
  };
};
