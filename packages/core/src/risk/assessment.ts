import type { EnterpriseId, SignalId } from '../ids.ts';
import type { Dimension } from '../signal/dimension.ts';
import type { Day } from '../time.ts';
import type { Level } from './level.ts';
import type { MissingReason } from './indicator.ts';

/** What one indicator added to the score, in hundredths of a point, so that sums are exact. A learned model's may be negative. */
export type Contribution = {
  readonly indicator: string;
  readonly dimension: Dimension;
  /** Null where the reading is missing: a learned model may weigh that, too. */
  readonly value: number | null;
  readonly centipoints: number;
  readonly evidence: readonly SignalId[];
};

/** How much of a dimension's data is there, and how old it is. */
export type Coverage = {
  readonly dimension: Dimension;
  /** Share of the dimension's possible weight whose data is present, 0–1. */
  readonly presentRatio: number;
  /** Newest data of the dimension, or null where there is none. */
  readonly newestOn: Day | null;
  readonly missing: readonly { readonly indicator: string; readonly reason: MissingReason }[];
};

/** A risk model applied to an enterprise as of a date (评估); recomputable to the bit. */
export type Assessment = {
  readonly enterpriseId: EnterpriseId;
  readonly asOf: Day;
  /** `id@version` of the model. */
  readonly model: string;
  /** Hundredths of a point: base + every contribution, exactly. */
  readonly baseCentipoints: number;
  readonly scoreCentipoints: number;
  readonly level: Level;
  /** Calibrated probability of arrears within the model's horizon, 0–1; only a learned model says one. */
  readonly probability?: number;
  readonly contributions: readonly Contribution[];
  readonly coverage: readonly Coverage[];
};
