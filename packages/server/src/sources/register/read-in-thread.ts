import { startThread } from '../../thread/start-thread.ts';
import { SourceError } from '../row-problem.ts';
import type { EnterpriseBatch } from './parse-batches.ts';
import type { ReadTask } from './read-task.ts';

type Answer = { readonly batch: EnterpriseBatch | null } | { readonly failed: string };

/** So many batches are parsed ahead while the database writes. */
const AHEAD = 3;

/** Parses in a thread of its own, so that reading a row never waits for the database nor the database for a row. */
export async function* readInThread(task: ReadTask): AsyncGenerator<EnterpriseBatch> {
  const worker = startThread(new URL('./register-worker', import.meta.url), { data: task });
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
