import { parentPort } from 'node:worker_threads';
import { readSheets } from './read-sheets.ts';

/** One workbook for each message; what cannot be read is answered with null. */
parentPort?.on('message', (bytes: Uint8Array) => {
  try {
    parentPort?.postMessage(readSheets(bytes));
  } catch {
    parentPort?.postMessage(null);
  }
});
