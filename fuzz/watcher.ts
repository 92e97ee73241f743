import { Worker } from 'node:worker_threads';
import type { FuzzRequest } from './request.ts';

/** In a thread of its own, since a loop that never ends would keep a timer of this one from firing. */
const WATCH = `
const { workerData, parentPort } = require('node:worker_threads');
const beat = new Int32Array(workerData.beat);
let named = '';
parentPort.on('message', (text) => (named = text));
let seen = -1;
let stillMs = 0;
setInterval(() => {
  const now = Atomics.load(beat, 0);
  stillMs = now === seen ? stillMs + 1000 : 0;
  seen = now;
  if (stillMs < workerData.longestMs) return;
  process.stderr.write('hang: nothing moved for ' + stillMs + ' ms; last asked: ' + named + '\\n');
  process.exit(1);
}, 1000);
`;

export type Watcher = { readonly saw: (request: FuzzRequest) => void; readonly stop: () => Promise<void> };

/** Ends the process and names the last request when nothing has moved for `longestMs`. */
export const startWatcher = (longestMs: number): Watcher => {
  const beat = new SharedArrayBuffer(4);
  const counter = new Int32Array(beat);
  const worker = new Worker(WATCH, { eval: true, workerData: { beat, longestMs } });
  return {
    saw: (request) => {
      Atomics.add(counter, 0, 1);
      worker.postMessage(
        `${request.number} ${request.method} ${request.address.slice(0, 500)} as ${request.asker}`,
      );
    },
    stop: async () => void (await worker.terminate()),
  };
};
