import { type Database, handOnTexts } from '@weisu/server';
import type { TextMill } from './ingest-ground.ts';

const TICK_MS = 250;

/** Hands on so many texts a second until it is over; one that comes late is made up for. Answers how many. */
export const feedSteadily = async (
  database: Database,
  mill: TextMill,
  perSecond: number,
  isOver: () => boolean,
): Promise<number> => {
  let fed = 0;
  for (let due = performance.now(); !isOver(); due += TICK_MS) {
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    const texts = Array.from({ length: Math.round((perSecond * TICK_MS) / 1000) }, () =>
      mill.next(new Date()),
    );
    await database.transaction((trx) => handOnTexts(trx, texts));
    fed += texts.length;
  }
  return fed;
};
