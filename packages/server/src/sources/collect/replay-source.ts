import type { Instant } from '@weisu/core';
import { listKeptItems } from '../../store/sources/collected-items.ts';
import { writeRun } from '../../store/sources/source-runs.ts';
import type { StoredSource } from '../../store/sources/source-settings.ts';
import type { Collecting } from './collect-source.ts';

const A_PAGE = 200;

/**
 * Hands on once more what was kept of a source since an instant and is not among the documents, without asking the source. What is
 * here stays as it is. Answers how many texts that were.
 */
export const replaySource = async (
  collecting: Collecting,
  { id }: Pick<StoredSource, 'id'>,
  since: Instant,
): Promise<number> => {
  const { database, now } = collecting;
  const startedAt = now();
  let after: string | null = null;
  let read = 0;
  let inserted = 0;
  for (;;) {
    const kept: Awaited<ReturnType<typeof listKeptItems>> = await listKeptItems(
      database.kysely,
      id,
      since,
      after,
      A_PAGE,
    );
    if (kept.length === 0) break;
    const recordedAt = now();
    const documents = kept.map(({ key, title, body, occurredOn }) => ({
      sourceId: id,
      externalId: key,
      title,
      body,
      occurredOn,
      recordedAt,
    }));
    const done = await database.transaction((trx) => collecting.deliver(trx, { documents, records: [] }));
    read += kept.length;
    inserted += done.inserted;
    after = kept.at(-1)?.key ?? null;
  }
  await writeRun(database.kysely, {
    sourceId: id,
    cause: 'replay',
    startedAt,
    endedAt: now(),
    inserted,
    known: read - inserted,
    refused: 0,
    redacted: 0,
    problems: [],
    error: null,
  });
  return read;
};
