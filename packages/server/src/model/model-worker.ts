import { parentPort, workerData } from 'node:worker_threads';
import { createModelScorer, fitMember } from '@weisu/core';
import { createRowAssessor } from './assess-rows.ts';
import type { WorkerPiece, WorkerTask } from './worker-message.ts';

const task = workerData as WorkerTask;

/** Makes what answers pieces of this task; a scorer is laid out once. */
const answerer = (): ((piece: WorkerPiece) => unknown) => {
  if (task.kind === 'fit')
    return (piece) => (piece.kind === 'fit' ? fitMember(task.data, task.options, piece.member) : null);
  if (task.kind === 'assess') {
    const assess = createRowAssessor(task);
    return (piece) => (piece.kind === 'score' ? assess(piece) : null);
  }
  const score = createModelScorer(task.model);
  return (piece) => {
    if (piece.kind === 'score') score(task.table, task.into, piece.from, piece.to);
    return null;
  };
};

const answer = answerer();
parentPort?.on('message', (piece: WorkerPiece) => parentPort?.postMessage(answer(piece)));
