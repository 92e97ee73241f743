import { dayOf } from '@weisu/core';
import { cleanDocument, type Database, handOnTexts } from '@weisu/server';
import { createTextMill, type IngestGround } from '../ingest-ground.ts';

/** Hands texts on without end, and remembers which were acknowledged: those alone may not be lost. */
export type Feed = {
  readonly acknowledged: ReadonlySet<string>;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly end: () => Promise<void>;
  readonly failures: () => number;
};

const BATCH = 20;
const REST_MS = 100;
const CHARACTERS = 160;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const startFeed = (database: Database, ground: IngestGround): Feed => {
  const mill = createTextMill(ground, CHARACTERS, dayOf(new Date().toISOString()));
  const acknowledged = new Set<string>();
  let state: 'feeding' | 'paused' | 'ended' = 'feeding';
  let failures = 0;
  const feed = async (): Promise<void> => {
    while (state !== 'ended') {
      await wait(REST_MS);
      if (state !== 'feeding') continue;
      const texts = Array.from({ length: BATCH }, () => mill.next(new Date()));
      try {
        await database.transaction((trx) => handOnTexts(trx, texts));
        for (const text of texts) acknowledged.add(cleanDocument(text).id);
      } catch {
        // Not acknowledged: its source would hand it over again. Whether it came through all the same does not matter.
        failures += 1;
      }
    }
  };
  const running = feed();
  const set = (next: typeof state) => (): void => {
    if (state !== 'ended') state = next;
  };
  return {
    acknowledged,
    pause: set('paused'),
    resume: set('feeding'),
    end: () => {
      state = 'ended';
      return running;
    },
    failures: () => failures,
  };
};
