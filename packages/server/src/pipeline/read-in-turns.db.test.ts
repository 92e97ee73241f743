import { expect, it } from 'vitest';
import { createNameBook } from '../names/name-book.ts';
import { forEachEngine } from '../store/test-database.ts';
import { prepareDocuments } from './ingest-documents.ts';
import { cleanDocument, type ReadingDeps } from './prepare-document.ts';
import { readingDeps } from './reading-deps.ts';
import { layTestGround, loadBeijing, text } from './test-ground.ts';

const COUNT = 60;

forEachEngine((_, open) => {
  it('lets what waits have its turn while a batch is read', async () => {
    await using db = await open();
    const jurisdiction = await loadBeijing();
    await layTestGround(db, jurisdiction);
    const real = readingDeps(createNameBook(null), jurisdiction);
    let read = 0;
    const deps: ReadingDeps = {
      ...real,
      currentReader: async (asked) => {
        const { reader, library } = await real.currentReader(asked);
        const counting = (...of: Parameters<typeof reader.readWithTerms>) => {
          read += 1;
          return reader.readWithTerms(...of);
        };
        return { reader: { ...reader, readWithTerms: counting }, library };
      },
    };
    const seen = new Set<number>();
    let reading = true;
    const look = (): void => {
      seen.add(read);
      if (reading) setImmediate(look);
    };
    look();
    const texts = Array.from({ length: COUNT }, (_unused, at) =>
      cleanDocument(text('讨薪', `第${at}家公司拖欠工资`, '2026-07-06')),
    );
    const batch = await prepareDocuments(db.kysely, deps, texts);
    reading = false;
    expect(batch.documents).toHaveLength(COUNT);
    expect([...seen].filter((count) => count > 0 && count < COUNT).length).toBeGreaterThanOrEqual(3);
  });
});
