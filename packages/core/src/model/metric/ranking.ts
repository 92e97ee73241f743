/** Rows by falling score; equal scores keep their order. */
export const byFallingScore = (scores: ArrayLike<number>): Int32Array =>
  Int32Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) => (scores[b] as number) - (scores[a] as number) || a - b,
  );

/**
 * Area under the ROC curve: how often a row that came true scores above one that did not, ties counting half.
 * NaN where all rows had the same outcome.
 */
export const rocArea = (scores: ArrayLike<number>, labels: ArrayLike<number>): number => {
  const order = byFallingScore(scores);
  let above = 0;
  let negatives = 0;
  for (let i = 0; i < order.length;) {
    let tiedPositives = 0;
    let tiedNegatives = 0;
    const score = scores[order[i] as number];
    for (; i < order.length && scores[order[i] as number] === score; i += 1) {
      if (labels[order[i] as number] === 1) tiedPositives += 1;
      else tiedNegatives += 1;
    }
    above += tiedPositives * negatives + (tiedPositives * tiedNegatives) / 2;
    negatives += tiedNegatives;
  }
  const positives = order.length - negatives;
  return 1 - above / (positives * negatives);
};

/** Area under the precision-recall curve as average precision; tied rows enter together. NaN where nothing came true. */
export const precisionRecallArea = (scores: ArrayLike<number>, labels: ArrayLike<number>): number => {
  const order = byFallingScore(scores);
  let hits = 0;
  let area = 0;
  for (let i = 0; i < order.length;) {
    let tied = 0;
    const score = scores[order[i] as number];
    for (; i < order.length && scores[order[i] as number] === score; i += 1)
      if (labels[order[i] as number] === 1) tied += 1;
    hits += tied;
    area += (tied * hits) / i;
  }
  return area / hits;
};

/** Mean squared distance of probabilities from outcomes, 0 (perfect) to 1. */
export const brierScore = (probabilities: ArrayLike<number>, labels: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < probabilities.length; i += 1)
    sum += ((probabilities[i] as number) - (labels[i] as number)) ** 2;
  return sum / probabilities.length;
};
