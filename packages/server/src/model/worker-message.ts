import type {
  FeedState,
  FitOptions,
  IndustryUsual,
  Labelled,
  LearnedModel,
  LevelThreshold,
  MeasureColumnsInput,
  Table,
} from '@weisu/core';

/** Indicators of many enterprises as columns, in memory that workers share, and what is known as of the day. */
export type MeasuredColumns = Pick<MeasureColumnsInput, 'asOf' | 'signals' | 'enterprises'> & {
  readonly feeds: readonly FeedState[];
  readonly usual: readonly IndustryUsual[];
};

/** What a worker is given when it starts. Columns of shared memory are seen by all workers, not copied. */
export type WorkerTask =
  | { readonly kind: 'fit'; readonly data: Labelled; readonly options: FitOptions }
  | {
      readonly kind: 'score';
      readonly model: LearnedModel;
      readonly table: Table;
      readonly into: Float64Array;
    }
  | {
      readonly kind: 'assess';
      readonly model: LearnedModel;
      readonly levels: readonly LevelThreshold[];
      readonly columns: MeasuredColumns;
      readonly into: AssessedColumns;
    };

/** A piece of the task: a member to train, or rows `from` to `to` (excluded) to score. */
export type WorkerPiece =
  | { readonly kind: 'fit'; readonly member: number }
  | { readonly kind: 'score'; readonly from: number; readonly to: number };

/** What rows were assessed at: hundredths of a point, calibrated probability, and place of the level in `LEVELS`. */
export type AssessedColumns = {
  readonly centipoints: Int32Array;
  readonly probability: Float64Array;
  readonly level: Uint8Array;
};

/** What a piece of an assessment took, by stage. */
export type StageMs = { readonly measureMs: number; readonly scoreMs: number; readonly levelMs: number };
