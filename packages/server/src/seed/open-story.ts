import {
  type City,
  type CityDocument,
  createCity,
  dayOf,
  type EnterpriseRecord,
  type Instant,
} from '@weisu/core';
import { assessAll } from '../pipeline/assess-all.ts';
import { ingestDocuments } from '../pipeline/ingest-documents.ts';
import { ingestRecords } from '../pipeline/ingest-records.ts';
import { createNameBook } from '../names/name-book.ts';
import { readingDeps } from '../pipeline/reading-deps.ts';
import type { Database } from '../store/engine.ts';
import { refreshStatistics } from '../store/standing/wipe.ts';
import { laySeedGround } from './seed-ground.ts';
import type { SeedOptions } from './seed-options.ts';

/** A story's city that waits for people: what was known arrives as time is moved on, and nobody's desk is simulated. */
export type OpenStory = {
  readonly city: City;
  /** Takes in all that was known by the instant and assesses as of its day. Time only goes forward. */
  readonly goTo: (at: Instant) => Promise<void>;
};

const LARGEST_BATCH = 500;

const batchesOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / LARGEST_BATCH) }, (_, n) =>
    items.slice(n * LARGEST_BATCH, (n + 1) * LARGEST_BATCH),
  );

/**
 * Lays the ground of a story in an empty, migrated database, with its officers and without any history.
 * Its enterprises are invented, its dates and numbers are those of the story.
 * @throws RangeError where there is no such scenario
 */
export const openStory = async (
  database: Database,
  scenario: string,
  options: Pick<SeedOptions, 'jurisdiction' | 'logins'>,
): Promise<OpenStory> => {
  const { jurisdiction } = options;
  const city = createCity({ scenario, until: '2021-01-01', seed: 1, jurisdiction });
  await laySeedGround(database, city, options);
  const deps = readingDeps(createNameBook(null), jurisdiction);
  const months = [...city.months()];
  const byArrival = <T extends { readonly recordedAt: Instant }>(items: readonly T[]): T[] =>
    items.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0));
  let records: readonly EnterpriseRecord[] = byArrival(months.flatMap((month) => month.records));
  let documents: readonly CityDocument[] = byArrival(months.flatMap((month) => month.documents));
  const takeKnown = async (at: Instant): Promise<void> => {
    const isKnown = ({ recordedAt }: { readonly recordedAt: Instant }): boolean => recordedAt <= at;
    const [cameIn, texts] = [records.filter(isKnown), documents.filter(isKnown)];
    records = records.slice(cameIn.length);
    documents = documents.slice(texts.length);
    for (const batch of batchesOf(cameIn)) await database.transaction((trx) => ingestRecords(trx, batch));
    for (const batch of batchesOf(texts))
      await database.transaction((trx) =>
        ingestDocuments(
          trx,
          deps,
          batch.map((document) => ({ ...document, externalId: null })),
        ),
      );
    if (cameIn.length + texts.length > LARGEST_BATCH) await refreshStatistics(database.kysely);
  };
  return {
    city,
    goTo: async (at) => {
      await takeKnown(at);
      await assessAll(database, { asOf: dayOf(at), now: at, jurisdiction });
    },
  };
};
