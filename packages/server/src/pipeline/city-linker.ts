import type { EnterpriseId, Jurisdiction, Linker, LinkSubject } from '@weisu/core';
import { createLinker, createPlaceFinder } from '@weisu/core';
import { normalise } from '@weisu/text';
import type { CityLookup } from '../names/city-lookup.ts';
import type { NameRecord } from '../names/name-record.ts';

const subjectOf = (record: NameRecord): LinkSubject => ({
  creditCode: record.creditCode,
  name: normalise(record.registeredName).text,
  districts: [record.registeredDistrict, record.operatingDistrict].filter((code) => code !== null),
  industry: record.industry,
  registeredOn: record.registeredOn,
});

/** A linker over every name of a city, whose enterprises are read from the index as they come up. */
export const createCityLinker = (lookup: CityLookup, districts: Jurisdiction['districts']): Linker =>
  createLinker({
    names: lookup,
    subjectOf: (id: EnterpriseId) => {
      const record = lookup.recordOf(id);
      return record && subjectOf(record);
    },
    places: createPlaceFinder(districts),
  });
