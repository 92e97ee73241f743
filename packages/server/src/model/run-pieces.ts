import type { Worker } from 'node:worker_threads';
import { startThread } from '../thread/start-thread.ts';
import type { WorkerPiece, WorkerTask } from './worker-message.ts';

/** Gives one worker a piece after another until none is left. */
const work = async (
  worker: Worker,
  waiting: { readonly piece: WorkerPiece; readonly place: number }[],
  results: unknown[],
  onDone: () => void,
): Promise<void> => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { piece, place } = next;
    results[place] = await new Promise((resolve, reject) => {
      const end = (code: number): void =>
        reject(new Error(`the worker ended with ${code} before it answered`));
      worker.once('exit', end);
      worker.once('error', reject);
      worker.once('message', (result: unknown) => {
        worker.off('exit', end);
        worker.off('error', reject);
        resolve(result);
      });
      worker.postMessage(piece);
    });
    onDone();
  }
};

/**
 * Runs the pieces of a task on `threads` workers; results are in the order of the pieces. All workers have ended when
 * it returns or throws.
 * @throws what a worker threw
 */
export const runPieces = async (
  task: WorkerTask,
  pieces: readonly WorkerPiece[],
  threads: number,
  onDone: (done: number) => void = () => undefined,
): Promise<unknown[]> => {
  const results: unknown[] = Array.from({ length: pieces.length });
  const waiting = pieces.map((piece, place) => ({ piece, place }));
  let done = 0;
  const workers = Array.from({ length: Math.max(1, Math.min(threads, pieces.length)) }, () =>
    startThread(new URL('./model-worker', import.meta.url), { data: task }),
  );
  try {
    await Promise.all(workers.map((worker) => work(worker, waiting, results, () => onDone((done += 1)))));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
};
