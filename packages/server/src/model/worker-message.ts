import type { FitOptions, Labelled, LearnedModel, Table } from '@weisu/core';

/** What a worker is given when it starts. Columns of shared memory are seen by all workers, not copied. */
export type WorkerTask =
  | { readonly kind: 'fit'; readonly data: Labelled; readonly options: FitOptions }
  | {
      readonly kind: 'score';
      readonly model: LearnedModel;
      readonly table: Table;
      readonly into: Float64Array;
    };

/** A piece of the task: a member to train, or rows `from` to `to` (excluded) to score. */
export type WorkerPiece =
  | { readonly kind: 'fit'; readonly member: number }
  | { readonly kind: 'score'; readonly from: number; readonly to: number };
