import type { EnterpriseId, Linker, LinkerOptions, LinkSubject } from '@weisu/core';
import { createLinker } from '@weisu/core';
import { normalise } from '@weisu/text';
import type { CityLookup } from '../../names/city-lookup.ts';
import type { NameRecord } from '../../names/name-record.ts';

const subjectOf = (record: NameRecord): LinkSubject => ({
  creditCode: record.creditCode,
  name: normalise(record.registeredName).text,
  districts: [
    ...new Set([record.registeredDistrict, record.operatingDistrict].filter((code) => code !== null)),
  ],
  industry: record.industry,
  registeredOn: record.registeredOn,
});

/** A linker over every name of a city, whose enterprises are read from the index as they come up. */
export const createCityLinker = (
  lookup: CityLookup,
  places: LinkerOptions['places'],
  more: Pick<LinkerOptions, 'model' | 'remembered'> = {},
): Linker =>
  createLinker({
    names: lookup,
    subjectOf: (id: EnterpriseId) => {
      const record = lookup.recordOf(id);
      return record && subjectOf(record);
    },
    places,
    ...more,
  });
