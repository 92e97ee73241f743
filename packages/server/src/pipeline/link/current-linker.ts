import type { Jurisdiction, Linker, LinkMemory, LinkModel, SourceId } from '@weisu/core';
import { adjustModel, createLinkMemory, createPlaceFinder, shippedLinkModel } from '@weisu/core';
import type { CityLookup } from '../../names/city-lookup.ts';
import type { NameBook } from '../../names/name-book.ts';
import type { Queryable } from '../../store/engine.ts';
import { listSourceDistricts } from '../../store/intake/sources.ts';
import { listJudgedNames } from '../../store/linking/link-memory.ts';
import { listLinkModels } from '../../store/linking/link-models.ts';
import { loadLinkingStamp } from '../../store/linking/linking-stamp.ts';
import { createCityLinker } from './city-linker.ts';

/** What linking a batch of texts needs, as of one moment. */
export type Linking = {
  readonly linker: Linker;
  /** What people said of names before: the same is not asked twice. */
  readonly memory: LinkMemory;
  readonly districtsOf: (sourceId: SourceId) => readonly string[] | null;
};

/** Answers how texts are linked now. */
export type CurrentLinker = (db: Queryable) => Promise<Linking>;

/** A linker that stays as it is, for texts of which people said nothing yet. */
export const fixedLinker = (linker: Linker): CurrentLinker => {
  const linking: Linking = { linker, memory: createLinkMemory([]), districtsOf: () => null };
  return () => Promise.resolve(linking);
};

/** The weights in force: those learned last from people's answers, where they were learned over those of this release. */
const loadLinkModel = async (db: Queryable): Promise<LinkModel> => {
  const shipped = shippedLinkModel();
  const learned = (await listLinkModels(db)).find(({ base }) => base === shipped.version);
  return learned === undefined ? shipped : adjustModel(shipped, learned.adjustment, learned.version);
};

type Answers = Pick<Linking, 'memory' | 'districtsOf'> & {
  readonly stamp: string;
  readonly model: LinkModel;
};

const loadAnswers = async (db: Queryable, stamp: string): Promise<Answers> => {
  const sources = await listSourceDistricts(db);
  return {
    stamp,
    model: await loadLinkModel(db),
    memory: createLinkMemory(await listJudgedNames(db)),
    districtsOf: (sourceId) => sources.get(sourceId) ?? null,
  };
};

/**
 * A linker over every name of the register that follows new and renamed enterprises, merges, people's answers and learned
 * weights: asked before every batch, it costs two rows, and is made anew only where something has changed.
 */
export const createCurrentLinker = (
  book: NameBook,
  { districts }: Pick<Jurisdiction, 'districts'>,
): CurrentLinker => {
  const places = createPlaceFinder(districts);
  let known: { readonly lookup: CityLookup; readonly answers: Answers; readonly linking: Linking } | null =
    null;
  return async (db) => {
    const stamp = await loadLinkingStamp(db);
    const lookup = await book.current(db);
    if (known?.lookup === lookup && known.answers.stamp === stamp) return known.linking;
    const answers = known?.answers.stamp === stamp ? known.answers : await loadAnswers(db, stamp);
    const { model, memory, districtsOf } = answers;
    const linker = createCityLinker(lookup, places, { model, remembered: memory.leaning });
    known = { lookup, answers, linking: { linker, memory, districtsOf } };
    return known.linking;
  };
};
