import type { EnterpriseId, Jurisdiction, Linker, LinkModel, LinkSubject, Remembered } from '@weisu/core';
import { createLinker, createNameLookup, createPlaceFinder } from '@weisu/core';
import { normalise } from '@weisu/text';
import type { NamedEnterprise } from '../../store/intake/list-names.ts';
import { linkerNames } from './linker-names.ts';

/** A linker over these names and the short forms that follow from them. */
export const createNameLinker = (
  names: readonly NamedEnterprise[],
  districts: Jurisdiction['districts'],
  more: { readonly model?: LinkModel; readonly remembered?: Remembered } = {},
): Linker => {
  const subjects = new Map<EnterpriseId, LinkSubject>();
  for (const named of names) {
    const { enterpriseId, creditCode, registeredDistrict, operatingDistrict, industry, registeredOn } = named;
    if (subjects.has(enterpriseId) && named.form !== 'registered') continue;
    const places = [registeredDistrict, operatingDistrict].filter((code) => code !== null);
    const name = normalise(named.name).text;
    subjects.set(enterpriseId, { creditCode, name, districts: [...new Set(places)], industry, registeredOn });
  }
  return createLinker({
    names: createNameLookup(linkerNames(names)),
    subjectOf: (id) => subjects.get(id),
    places: createPlaceFinder(districts),
    ...more,
  });
};
