import type { DerivedColumn } from './derive.ts';
import type { LogisticModel } from './linear/logistic.ts';
import type { Spread } from './metric/drift.ts';
import type { Calibration } from './metric/isotonic.ts';
import type { ReliabilityStep } from './metric/reliability.ts';
import type { Forest } from './trees/boost.ts';

/** How right a model was on rows it had not learned from. */
export type ModelCheck = {
  /** Rows left out in turn while training, or rows from after the training time. */
  readonly basis: 'out-of-fold' | 'later-rows';
  readonly rowCount: number;
  readonly positiveCount: number;
  readonly rocArea: number | null;
  readonly precisionRecallArea: number | null;
  /** Of the raw scores as plain log-odds, before calibration. */
  readonly brierUncalibrated: number;
  readonly reliability: readonly ReliabilityStep[];
};

/** What a reader must know of a model before trusting it. */
export type ModelCard = {
  readonly rowCount: number;
  readonly positiveCount: number;
  /** The options it was fitted with, or where it came from. */
  readonly settings: Readonly<Record<string, string | number | boolean | readonly number[] | null>>;
  readonly check: ModelCheck | null;
  /** Share of the saved loss that each column brought, 0–1; empty where not known. */
  readonly importance: readonly number[];
  /** Spread of each column over the training rows, for drift. */
  readonly spreads: readonly Spread[];
  readonly scoreSpread: Spread | null;
};

type Described = {
  readonly format: 'weisu-model';
  readonly formatVersion: 1;
  readonly target: string;
  readonly columns: readonly string[];
  readonly calibration: Calibration;
  readonly card: ModelCard;
};

/** A learned risk model as plain data: JSON and back gives the same bits. */
export type LearnedModel = Described &
  (
    | { readonly kind: 'trees'; readonly derived: readonly DerivedColumn[]; readonly forest: Forest }
    | { readonly kind: 'logistic'; readonly logistic: LogisticModel }
  );
