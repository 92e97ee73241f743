import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { SourceError } from '../row-problem.ts';
import type { EnterpriseBatch } from './parse-batches.ts';
import type { ReadTask } from './read-task.ts';

type Answer = { readonly batch: EnterpriseBatch | null } | { readonly failed: string };

/** From sources a worker needs the loader of TypeScript registered in its own thread. */
const startFromSource = (task: ReadTask): Worker => {
  const tsx = pathToFileURL(
    createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/\.cjs$/, '.mjs'),
  ).href;
  const file = new URL('./register-worker.ts', import.meta.url).href;
  const start = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(file)}); })`;
  return new Worker(start, { eval: true, workerData: task, execArgv: ['--conditions=weisu:source'] });
};

const startWorker = (task: ReadTask): Worker =>
  import.meta.url.endsWith('.ts')
    ? startFromSource(task)
    : new Worker(new URL('./register-worker.js', import.meta.url), { workerData: task, execArgv: [] });

/** So many batches are parsed ahead while the database writes. */
const AHEAD = 3;

/** Parses in a thread of its own, so that reading a row never waits for the database nor the database for a row. */
export async function* readInThread(task: ReadTask): AsyncGenerator<EnterpriseBatch> {
  const worker = startWorker(task);
  const ready: Answer[] = [];
  let wake = (): void => undefined;
  const put = (answer: Answer): void => {
    ready.push(answer);
    wake();
  };
  worker.on('message', put);
  worker.on('error', (error) => put({ failed: error.message }));
  worker.on('exit', () => put({ failed: 'the reading thread ended' }));
  try {
    for (let n = 0; n < AHEAD; n += 1) worker.postMessage('next');
    for (;;) {
      while (ready.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      const answer = ready.shift();
      if (answer === undefined) continue;
      if ('failed' in answer) throw new SourceError(answer.failed);
      if (answer.batch === null) return;
      worker.postMessage('next');
      yield answer.batch;
    }
  } finally {
    worker.removeAllListeners();
    await worker.terminate();
  }
}
