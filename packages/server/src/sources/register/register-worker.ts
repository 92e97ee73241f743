import { parentPort, workerData } from 'node:worker_threads';
import { parseBatches } from './parse-batches.ts';
import { type ReadTask, readTask } from './read-task.ts';

/** One batch for each message, null after the last. */
const task = workerData as ReadTask;
const batches = parseBatches(readTask(task), task.jurisdiction, task.options);

parentPort?.on('message', () => {
  void batches.next().then(
    ({ done, value }) => parentPort?.postMessage({ batch: done === true ? null : value }),
    (error: unknown) =>
      parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
