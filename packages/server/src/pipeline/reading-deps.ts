import type { EnterpriseId, Jurisdiction, LinkSubject, Linker, NameEntry } from '@weisu/core';
import { createLinker } from '@weisu/core';
import { READER_VERSION, createReader, shortNamesOf } from '@weisu/text';
import type { Queryable } from '../store/engine.ts';
import { listNames } from '../store/intake/list-names.ts';
import type { NamedEnterprise } from '../store/intake/list-names.ts';
import { listSourceDistricts } from '../store/intake/sources.ts';
import { listTermsInForce } from '../store/standing/terms.ts';
import type { ReadingDeps } from './prepare-document.ts';

/** A short form that is written down weighs like a derived one: two characters say little by themselves. */
const isWeak = (name: string): boolean => name.length <= 2;

const entriesOf = ({ enterpriseId, name, form }: NamedEnterprise): NameEntry[] => {
  const own: NameEntry = { enterpriseId, name, form, weak: isWeak(name) };
  if (form !== 'registered' && form !== 'former') return [own];
  return [
    own,
    ...shortNamesOf(name).map((short): NameEntry => ({
      enterpriseId,
      name: short.name,
      form: 'short',
      weak: short.weak,
    })),
  ];
};

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
  const distinct = new Map<string, NameEntry>();
  for (const entry of names.flatMap(entriesOf)) {
    const key = `${entry.enterpriseId} ${entry.name}`;
    if (!distinct.has(key)) distinct.set(key, entry);
  }
  return createLinker({
    names: [...distinct.values()],
    subjectOf: (id) => subjects.get(id),
    places: districts,
  });
};

/** The reader over the terms in force and the linker over every known name. Costs about a second for 20,000 enterprises. */
export const loadReadingDeps = async (
  db: Queryable,
  { districts }: Pick<Jurisdiction, 'districts'>,
): Promise<ReadingDeps> => {
  const sources = await listSourceDistricts(db);
  return {
    reader: createReader({ terms: await listTermsInForce(db) }),
    readerVersion: READER_VERSION,
    linker: createNameLinker(await listNames(db), districts),
    districtsOf: (sourceId) => sources.get(sourceId) ?? null,
  };
};
