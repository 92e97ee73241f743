import { availableParallelism } from 'node:os';
import { assembleModel } from '@weisu/core';
import type { CheckedModel, FitOptions, Labelled, LearnedModel, Member } from '@weisu/core';
import { runPieces } from './run-pieces.ts';
import { toShared } from './shared-table.ts';

export type FitRun = {
  readonly threads?: number;
  readonly onDone?: (done: number) => void;
  /** Rows from after the training time, to calibrate and check on. */
  readonly later?: Labelled;
};

/**
 * Trains a model with its members side by side; the result has the same bits whatever the number of threads.
 * @throws RangeError where all rows have the same outcome
 */
export const fitCheckedInWorkers = async (
  { table, labels, groups = null }: Labelled,
  target: string,
  options: FitOptions,
  { threads = availableParallelism(), onDone, later }: FitRun = {},
): Promise<CheckedModel> => {
  const data = { table: toShared(table), labels, groups };
  const pieces = Array.from({ length: options.members }, (_, member) => ({ kind: 'fit' as const, member }));
  const members = (await runPieces({ kind: 'fit', data, options }, pieces, threads, onDone)) as Member[];
  return assembleModel(data, target, options, members, later);
};

/** The same, for who wants the model alone. */
export const fitInWorkers = async (
  data: Labelled,
  target: string,
  options: FitOptions,
  run: FitRun = {},
): Promise<LearnedModel> => (await fitCheckedInWorkers(data, target, options, run)).model;
