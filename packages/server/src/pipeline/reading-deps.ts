import type { EnterpriseId, Jurisdiction, LinkSubject, Linker } from '@weisu/core';
import { createLinker } from '@weisu/core';
import { READER_VERSION } from '@weisu/text';
import type { Queryable } from '../store/engine.ts';
import { listNames } from '../store/intake/list-names.ts';
import type { NamedEnterprise } from '../store/intake/list-names.ts';
import { listSourceDistricts } from '../store/intake/sources.ts';
import { createCurrentReader } from './current-reader.ts';
import { linkerNames } from './linker-names.ts';
import type { ReadingDeps } from './prepare-document.ts';

/** A linker over these names and the short forms that follow from them. */
export const createNameLinker = (
  names: readonly NamedEnterprise[],
  districts: Jurisdiction['districts'],
): Linker => {
  const subjects = new Map<EnterpriseId, LinkSubject>();
  for (const { enterpriseId, creditCode, registeredDistrict, operatingDistrict, industry } of names) {
    const places = [registeredDistrict, operatingDistrict].filter((code) => code !== null);
    subjects.set(enterpriseId, { creditCode, districts: [...new Set(places)], industry });
  }
  return createLinker({
    names: linkerNames(names),
    subjectOf: (id) => subjects.get(id),
    places: districts,
  });
};

/** A reader that follows the keyword library, and the linker over every known name. Costs about a second for 20,000 enterprises. */
export const loadReadingDeps = async (
  db: Queryable,
  { districts }: Pick<Jurisdiction, 'districts'>,
): Promise<ReadingDeps> => {
  const sources = await listSourceDistricts(db);
  return {
    currentReader: createCurrentReader(),
    readerVersion: READER_VERSION,
    linker: createNameLinker(await listNames(db), districts),
    districtsOf: (sourceId) => sources.get(sourceId) ?? null,
  };
};
