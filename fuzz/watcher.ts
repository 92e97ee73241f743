import { Worker } from 'node:worker_threads';
import type { FuzzRequest } from './request.ts';

/** In a thread of its own, since a loop that never ends would keep a timer of this one from firing. */
const WATCH = `
const { workerData } = require('node:worker_threads');
const beat = new Int32Array(workerData.beat);
const named = () => new TextDecoder().decode(new Uint8Array(workerData.name).slice(0, Atomics.load(beat, 1)));
let seen = -1;
let stillMs = 0;
setInterval(() => {
  const now = Atomics.load(beat, 0);
  stillMs = now === seen ? stillMs + 1000 : 0;
  seen = now;
  if (stillMs < workerData.longestMs) return;
  // Out of a thread neither process.exit nor process.stderr gets past a main thread that loops.
  require('node:fs').writeSync(2, 'hang: nothing moved for ' + stillMs + ' ms; last asked: ' + named() + '\\n');
  process.kill(process.pid, 'SIGKILL');
}, 1000);
`;

const LONGEST_NAME = 2048;

export type Watcher = { readonly saw: (request: FuzzRequest) => void; readonly stop: () => Promise<void> };

/** Ends the process and names the last request when nothing has moved for `longestMs`. */
export const startWatcher = (longestMs: number): Watcher => {
  const beat = new SharedArrayBuffer(8);
  const name = new SharedArrayBuffer(LONGEST_NAME);
  const counter = new Int32Array(beat);
  const held = new Uint8Array(name);
  const encoder = new TextEncoder();
  const worker = new Worker(WATCH, { eval: true, workerData: { beat, name, longestMs } });
  return {
    saw: (request) => {
      Atomics.add(counter, 0, 1);
      const words = encoder.encode(
        `${request.number} ${request.method} ${request.address.slice(0, 500)} as ${request.asker}`,
      );
      held.set(words.subarray(0, LONGEST_NAME));
      Atomics.store(counter, 1, Math.min(words.length, LONGEST_NAME));
    },
    stop: async () => void (await worker.terminate()),
  };
};
