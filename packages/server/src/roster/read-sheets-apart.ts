import type { Worker } from 'node:worker_threads';
import { startThread } from '../thread/start-thread.ts';
import type { RosterSheet } from './read-sheets.ts';

/** The largest workbook that is taken needs a few seconds. */
const LONGEST_MS = 30_000;
const MOST_HEAP_MB = 1024;
/** A thread that waits for nothing is kept so long for the next workbook. */
const IDLE_MS = 60_000;

type Reading = { readonly worker: Worker; idle: NodeJS.Timeout | undefined };

let kept: Reading | undefined;
/** One workbook at a time: so many at once would need so many times the memory. */
let last: Promise<unknown> = Promise.resolve();

const end = (reading: Reading): void => {
  if (kept === reading) kept = undefined;
  clearTimeout(reading.idle);
  void reading.worker.terminate();
};

const start = (): Reading => {
  const worker = startThread(new URL('./sheets-worker', import.meta.url), {
    data: null,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  });
  worker.unref();
  const reading: Reading = { worker, idle: undefined };
  worker.once('exit', () => end(reading));
  return reading;
};

/** What the thread answers; rejects where it ends, or takes longer. */
const answerOf = (
  worker: Worker,
  bytes: Uint8Array,
  longestMs: number,
): Promise<readonly RosterSheet[] | null> =>
  new Promise((resolve, reject) => {
    const settle = (done: () => void): void => {
      clearTimeout(timer);
      worker.off('message', answer).off('error', fail).off('exit', fail);
      done();
    };
    const answer = (sheets: readonly RosterSheet[] | null): void => settle(() => resolve(sheets));
    const fail = (): void => settle(() => reject(new Error('the reading thread ended')));
    const timer = setTimeout(() => settle(() => reject(new Error('reading took too long'))), longestMs);
    worker.on('message', answer).on('error', fail).on('exit', fail);
    worker.postMessage(bytes);
  });

const readNow = async (bytes: Uint8Array, longestMs: number): Promise<readonly RosterSheet[]> => {
  const reading = (kept ??= start());
  clearTimeout(reading.idle);
  const sheets = await answerOf(reading.worker, bytes, longestMs).catch((error: unknown) => {
    end(reading);
    throw error;
  });
  reading.idle = setTimeout(() => end(reading), IDLE_MS).unref();
  if (sheets === null) throw new Error('no workbook');
  return sheets;
};

/**
 * `readSheets` in a thread of its own, ended where it takes longer than `longestMs` or more memory than a workbook can need: a
 * broken workbook can keep the library busy for ever, and must not keep the server.
 * @throws where it cannot be read, or was ended
 */
export const readSheetsApart = (
  bytes: Uint8Array,
  longestMs = LONGEST_MS,
): Promise<readonly RosterSheet[]> => {
  const read = last.then(() => readNow(bytes, longestMs));
  last = read.catch(() => undefined);
  return read;
};
