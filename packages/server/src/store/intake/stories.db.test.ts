import type { DocumentId } from '@weisu/core';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Database } from '../engine.ts';
import { forEachEngine } from '../test-database.ts';
import { insertDocuments, type StoredDocument } from './insert-documents.ts';
import { insertStoryBands, listStoryHeads } from './stories.ts';

type Head = {
  readonly documentId: DocumentId;
  readonly recordedAt: string;
  readonly bands: readonly number[];
};

const MOST = 5;
/** Keys as they come: beyond 2³², the largest near 2⁵³. */
const bandOf = (number: number): number => number * 0x1fffff_0000 + (number % 3);

/** Forty heads: every one bears a key that all bear, one of those that a few bear, and one of its own. */
const HEADS: readonly Head[] = Array.from({ length: 40 }, (_, at) => ({
  documentId: `doc_${String(at * 7919).padStart(24, '0')}`,
  recordedAt: `2026-07-${String(1 + ((at * 7) % 20)).padStart(2, '0')}T00:00:00.000Z`,
  bands: [bandOf(1), bandOf(100 + (at % 9)), bandOf(200 + at)],
}));

const documentOf = ({ documentId, recordedAt }: Head): StoredDocument => ({
  id: documentId,
  sourceId: 'src_test',
  externalId: null,
  title: null,
  body: '一段话',
  contentHash: `hash of ${documentId}`,
  occurredOn: '2026-07-01',
  recordedAt,
  storyId: `story_${documentId.slice(4)}`,
  redactedCount: 0,
  reading: {
    kinds: [],
    status: 'general',
    findings: [],
    employer: null,
    amountYuan: null,
    headcount: null,
    months: null,
    abroad: false,
  },
  reader: 'test@1',
  library: null,
});

/** The plain way: every head against every key that is asked. */
const headsOf = (heads: readonly Head[], asked: readonly number[], most: number): readonly DocumentId[] => {
  const rare = asked.filter((band) => heads.filter(({ bands }) => bands.includes(band)).length <= most);
  return heads
    .filter(({ bands }) => bands.some((band) => rare.includes(band)))
    .toSorted((a, b) => (a.recordedAt + a.documentId < b.recordedAt + b.documentId ? -1 : 1))
    .map(({ documentId }) => documentId);
};

forEachEngine((_, open) => {
  const openWithHeads = async (): Promise<Database> => {
    const db = await open();
    await sql`insert into sources (id, name, feed, trust) values ('src_test', '测试', 'documents', 0.5)`.execute(
      db.kysely,
    );
    await insertDocuments(db.kysely, HEADS.map(documentOf));
    await insertStoryBands(db.kysely, HEADS);
    return db;
  };
  const idsFor = async (db: Database, asked: readonly number[], most = MOST) =>
    (await listStoryHeads(db.kysely, asked, most)).map(({ documentId }) => documentId);

  it('finds the heads that bear a rare key, the oldest first, as looking through all of them does', async () => {
    await using db = await openWithHeads();
    const unknown = bandOf(999);
    for (const asked of [
      [],
      [unknown],
      [bandOf(1)],
      [bandOf(239), bandOf(200), bandOf(200), unknown],
      [bandOf(1), bandOf(104), bandOf(230), bandOf(104)],
      HEADS.flatMap(({ bands }) => bands).toReversed(),
    ])
      for (const most of [1, 4, MOST, 50])
        expect(await idsFor(db, asked, most), `${asked.join()} ${most}`).toEqual(headsOf(HEADS, asked, most));
  });

  it('answers each head once and whole where its keys are there twice, as a text has them that was taken out and came again', async () => {
    await using db = await openWithHeads();
    const [one] = HEADS;
    if (one === undefined) throw new Error('there are heads');
    await insertStoryBands(db.kysely, [one]);
    // Such a row counts twice towards those that a key is too common for.
    expect(await listStoryHeads(db.kysely, one.bands.slice(1), MOST + 1)).toEqual(
      headsOf(HEADS, one.bands.slice(1), MOST).map((documentId) => ({
        documentId,
        storyId: `story_${documentId.slice(4)}`,
        contentHash: `hash of ${documentId}`,
      })),
    );
  });
});
