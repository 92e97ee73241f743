import type { Instant, Jurisdiction, RecordMapping, SourceId, SourceSettings } from '@weisu/core';
import { createNameBook } from '../../names/name-book.ts';
import { createOutwardDoor } from '../../outward/door.ts';
import { readOutwardRules } from '../../outward/outward-limits.ts';
import { createPoliteDoor } from '../../outward/robots.ts';
import { ingestDocuments } from '../../pipeline/ingest-documents.ts';
import { ingestRecords } from '../../pipeline/ingest-records.ts';
import { readingDeps } from '../../pipeline/reading-deps.ts';
import { layTestGround } from '../../pipeline/test-ground.ts';
import { createSecretBox, newSecretKey } from '../../session/secret-box.ts';
import type { Database } from '../../store/engine.ts';
import { upsertSources } from '../../store/intake/sources.ts';
import { listRuns } from '../../store/sources/source-runs.ts';
import { writeSourceSettings } from '../../store/sources/source-settings.ts';
import { ensureSystemOfficer, SYSTEM_OFFICER } from '../../store/standing/officers.ts';
import { type Collecting, secretOwner } from './collect-source.ts';
import { readCollectLimits } from './collect-limits.ts';

/** The one source of these tests. */
export const TEST_SOURCE: SourceId = 'src_new';

/** Collecting into a database of its own, by a clock that tests set; what is read is stored at once. */
export const openTestCollecting = async (
  database: Database,
  jurisdiction: Jurisdiction,
  now: () => Instant,
  asked: {
    readonly settings: SourceSettings;
    readonly allowed?: string;
    readonly secret?: string;
    readonly mapping?: RecordMapping;
    readonly env?: Record<string, string>;
    readonly folders?: readonly string[];
  },
): Promise<Collecting> => {
  await layTestGround(database, jurisdiction);
  await ensureSystemOfficer(database.kysely, 'unit_beijing');
  const secretBox = createSecretBox(newSecretKey());
  const feed = asked.mapping?.kind ?? 'documents';
  await upsertSources(database.kysely, [
    { id: TEST_SOURCE, name: '新来源', feed, trust: 0.5, districts: null },
  ]);
  await writeSourceSettings(database.kysely, {
    id: TEST_SOURCE,
    settings: asked.settings,
    mapping: asked.mapping ?? null,
    ...(asked.secret === undefined ? {} : { secret: secretBox.seal(asked.secret, secretOwner(TEST_SOURCE)) }),
    everyMinutes: 60,
    officerId: SYSTEM_OFFICER,
    at: now(),
  });
  const door = createOutwardDoor(readOutwardRules({ WEISU_OUTWARD_ALLOW: asked.allowed ?? '' }));
  const deps = readingDeps(createNameBook(null), jurisdiction);
  return {
    database,
    secretBox,
    now,
    chance: () => 0,
    fault: (error) => {
      throw error;
    },
    deliver: async (trx, { documents, records }) => {
      const read = await ingestDocuments(trx, deps, documents);
      const noted = await ingestRecords(trx, records);
      return {
        inserted: read.inserted + noted.inserted,
        known: read.duplicates + noted.known,
        signals: [...read.signals, ...noted.signals],
      };
    },
    tools: {
      door,
      limits: readCollectLimits(asked.env ?? {}),
      folders: asked.folders ?? [],
      polite: createPoliteDoor(door, {
        pauseMs: 0,
        clock: () => Date.parse(now()),
        chance: () => 0,
        sleep: async () => undefined,
      }),
    },
  };
};

/** The texts that the source brought, the oldest first. */
export const bodiesOf = ({ kysely }: Database) =>
  kysely
    .selectFrom('documents')
    .select(['title', 'body', 'occurred_on', 'external_id', 'redacted_count'])
    .where('source_id', '=', TEST_SOURCE)
    .orderBy('occurred_on')
    .execute();

export const runOf = async ({ kysely }: Database) => (await listRuns(kysely, TEST_SOURCE, 1))[0];
