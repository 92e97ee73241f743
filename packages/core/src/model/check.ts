import type { ModelCheck } from './learned-model.ts';
import { brierScore, precisionRecallArea, rocArea } from './metric/ranking.ts';
import { reliabilityCurve } from './metric/reliability.ts';
import { probabilityOf } from './trees/boost.ts';

/** Null where a measure is not defined, since JSON has no NaN. */
const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** How many of the rows came true. */
export const positivesOf = ({ labels }: { readonly labels: Uint8Array }): number =>
  labels.reduce((sum, label) => sum + label, 0);

/** How right raw scores were on rows the model had not learned from. */
export const checkOf = (basis: ModelCheck['basis'], raw: Float64Array, labels: Uint8Array): ModelCheck => {
  const probabilities = raw.map(probabilityOf);
  return {
    basis,
    rowCount: raw.length,
    positiveCount: positivesOf({ labels }),
    rocArea: orNull(rocArea(raw, labels)),
    precisionRecallArea: orNull(precisionRecallArea(raw, labels)),
    brierUncalibrated: brierScore(probabilities, labels),
    reliability: reliabilityCurve(probabilities, labels),
  };
};
