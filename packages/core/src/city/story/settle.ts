import { enterpriseIdOf } from '../../ids.ts';
import type { Relation } from '../../relation/relation.ts';
import type { EnterpriseRecord } from '../../signal/record.ts';
import { addDays } from '../../time.ts';
import type { CityDocument, Truth } from '../city.ts';
import { instantOf, numberOf } from '../day-number.ts';
import { INDUSTRIES } from '../industry.ts';
import { inventCreditCode } from '../invented-code.ts';
import { districtOf, shortCity } from '../place.ts';
import type { Place } from '../place.ts';
import type { Resident } from '../population.ts';
import { recordIdOf } from '../record-feed.ts';
import { FEEDS, TEXT_SOURCES } from '../source.ts';
import type { Story, StoryEnterprise } from './story.ts';

/** A story's enterprises, ties, records, texts and truth in the terms of the city that they are put into. */
export type Settled = {
  readonly residents: readonly Resident[];
  readonly relations: readonly Relation[];
  readonly records: readonly EnterpriseRecord[];
  readonly documents: readonly CityDocument[];
  readonly truth: readonly Truth[];
};

const REGISTERED_ON = '2012-03-16';

const residentOf = (place: Place, told: StoryEnterprise, creditCode: string): Resident => {
  const industry = INDUSTRIES.find(({ name }) => name === told.industry);
  if (industry === undefined) throw new RangeError(`no such industry: ${told.industry}`);
  const name = (text: string, form: 'short' | 'brand') => ({ name: text, form, from: null, until: null });
  return {
    industry,
    brand: told.brand,
    staff: told.staff,
    district: districtOf(place, told.registered),
    head: null,
    enterprise: {
      id: enterpriseIdOf(creditCode),
      creditCode,
      names: [
        {
          name: `${shortCity(place)}${told.brand}${told.word}有限公司`,
          form: 'registered',
          from: REGISTERED_ON,
          until: null,
        },
        name(`${told.brand}${told.word}`, 'short'),
        name(told.brand, 'brand'),
      ],
      registeredDistrict: districtOf(place, told.registered).code,
      operatingDistrict: districtOf(place, told.operating).code,
      unionUnit: told.union === null ? null : districtOf(place, told.union).unit,
      industry: told.industry,
      staffCount: told.staff,
      registeredOn: REGISTERED_ON,
      newEmployment: false,
    },
  };
};

/** Puts a story into a city; `firstIndex` is the number that its main enterprise takes. */
export const settle = (story: Story, place: Place, city: number, firstIndex: number): Settled => {
  const residents = story.enterprises.map((told, at) =>
    residentOf(place, told, inventCreditCode(city, firstIndex + at)),
  );
  const at = (of: number): Resident => {
    const found = residents[of];
    if (found === undefined) throw new RangeError(`story ${story.scenario} has no enterprise ${of}`);
    return found;
  };
  const main = at(0).enterprise.id;
  const [from] = story.records.map((record) => record.on).sort();
  const recordedAt = instantOf(numberOf(addDays(from ?? story.until, -30)), 36_000);
  return {
    residents,
    relations: story.enterprises.flatMap(({ tie }, of) =>
      tie === null
        ? []
        : [{ from: main, to: at(of).enterprise.id, ...tie, since: '2017-05-08', until: null, recordedAt }],
    ),
    records: story.records.map(({ of, kind, on, knownOn, values }) => ({
      id: recordIdOf(at(of).enterprise.creditCode, kind, on),
      sourceId: FEEDS[kind].id,
      enterpriseId: at(of).enterprise.id,
      kind,
      occurredOn: on,
      recordedAt: instantOf(numberOf(knownOn), 36_000),
      values,
    })),
    documents: story.texts.map(({ of, source, on, title, body }) => {
      const { names } = at(of).enterprise;
      const write = (text: string): string =>
        text.replace(
          /\{(registered|short|brand)\}/g,
          (_, form) => names.find((name) => name.form === form)?.name ?? '',
        );
      return {
        sourceId: TEXT_SOURCES[source].id,
        title: title === null ? null : write(title),
        body: write(body),
        occurredOn: on,
        recordedAt: instantOf(numberOf(on), 38_000),
      };
    }),
    truth: story.enterprises.flatMap(({ tie, arrearsFrom, collapseOn }, of) =>
      tie !== null && arrearsFrom === null
        ? []
        : [{ enterpriseId: at(of).enterprise.id, arrearsFrom, collapseOn }],
    ),
  };
};
