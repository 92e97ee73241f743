import type { EnterpriseId, Jurisdiction, Linker, LinkModel, LinkSubject, Remembered } from '@weisu/core';
import {
  adjustModel,
  createLinker,
  createLinkMemory,
  createNameLookup,
  createPlaceFinder,
  shippedLinkModel,
} from '@weisu/core';
import { READER_VERSION, normalise } from '@weisu/text';
import type { Queryable } from '../store/engine.ts';
import { listNames } from '../store/intake/list-names.ts';
import type { NamedEnterprise } from '../store/intake/list-names.ts';
import { listLinkModels } from '../store/linking/link-models.ts';
import { listJudgedNames } from '../store/linking/link-memory.ts';
import { listSourceDistricts } from '../store/intake/sources.ts';
import { createCurrentReader } from './current-reader.ts';
import { linkerNames } from './linker-names.ts';
import type { ReadingDeps } from './prepare-document.ts';

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

/** The weights in force: those learned last from people's answers, where they were learned over those of this release. */
export const loadLinkModel = async (db: Queryable): Promise<LinkModel> => {
  const shipped = shippedLinkModel();
  const learned = (await listLinkModels(db)).find(({ base }) => base === shipped.version);
  return learned === undefined ? shipped : adjustModel(shipped, learned.adjustment, learned.version);
};

/** A reader that follows the keyword library, and the linker over every known name. Costs about a second for 20,000 enterprises. */
export const loadReadingDeps = async (
  db: Queryable,
  { districts }: Pick<Jurisdiction, 'districts'>,
): Promise<ReadingDeps> => {
  const sources = await listSourceDistricts(db);
  const memory = createLinkMemory(await listJudgedNames(db));
  return {
    currentReader: createCurrentReader(),
    readerVersion: READER_VERSION,
    linker: createNameLinker(await listNames(db), districts, {
      model: await loadLinkModel(db),
      remembered: memory.leaning,
    }),
    memory,
    districtsOf: (sourceId) => sources.get(sourceId) ?? null,
  };
};
