/** A rising curve from raw scores to probabilities: straight between the points. Both lists rise. */
export type Calibration = { readonly raw: readonly number[]; readonly probability: readonly number[] };

/** Rising means nearest to the values in square distance (pool adjacent violators), one a value. */
export const poolAdjacent = (values: ArrayLike<number>, weights: ArrayLike<number>): Float64Array => {
  const mean: number[] = [];
  const weight: number[] = [];
  const size: number[] = [];
  for (let i = 0; i < values.length; i += 1) {
    let ownMean = values[i] as number;
    let ownWeight = weights[i] as number;
    let ownSize = 1;
    while (mean.length > 0 && (mean.at(-1) as number) >= ownMean) {
      const before = weight.pop() as number;
      ownMean = ((mean.pop() as number) * before + ownMean * ownWeight) / (before + ownWeight);
      ownWeight += before;
      ownSize += size.pop() as number;
    }
    mean.push(ownMean);
    weight.push(ownWeight);
    size.push(ownSize);
  }
  const fitted = new Float64Array(values.length);
  let at = 0;
  mean.forEach((value, block) => {
    fitted.fill(value, at, at + (size[block] as number));
    at += size[block] as number;
  });
  return fitted;
};

/**
 * Learns what raw scores meant on rows the model had not seen. Each pooled block becomes one point at its mean score;
 * probabilities stay half a row away from 0 and 1, since no finite past proves certainty.
 */
export const fitCalibration = (raw: ArrayLike<number>, labels: ArrayLike<number>): Calibration => {
  const order = Int32Array.from({ length: raw.length }, (_, i) => i).sort(
    (a, b) => (raw[a] as number) - (raw[b] as number) || a - b,
  );
  // rows of one score must share one probability
  const scores: number[] = [];
  const means: number[] = [];
  const weights: number[] = [];
  for (const row of order) {
    const score = raw[row] as number;
    if (scores.at(-1) !== score) {
      scores.push(score);
      means.push(0);
      weights.push(0);
    }
    const at = scores.length - 1;
    weights[at] = (weights[at] as number) + 1;
    means[at] =
      (means[at] as number) + ((labels[row] as number) - (means[at] as number)) / (weights[at] as number);
  }
  const fitted = poolAdjacent(means, weights);
  const least = 0.5 / (raw.length + 1);
  const points: { raw: number; probability: number }[] = [];
  for (let from = 0; from < scores.length;) {
    let to = from;
    let weight = 0;
    let sum = 0;
    for (; to < scores.length && fitted[to] === fitted[from]; to += 1) {
      weight += weights[to] as number;
      sum += (scores[to] as number) * (weights[to] as number);
    }
    points.push({
      raw: sum / weight,
      probability: Math.min(Math.max(fitted[from] as number, least), 1 - least),
    });
    from = to;
  }
  return { raw: points.map((point) => point.raw), probability: points.map((point) => point.probability) };
};

const logit = (p: number): number => Math.log(p / (1 - p));

/**
 * Probability of a raw score. Beyond the outermost points it moves on by log-odds, so that no two scores that differ
 * there are made equal and ranking is kept.
 */
export const calibrate = ({ raw, probability }: Calibration, score: number): number => {
  const count = raw.length;
  if (count === 0) return 1 / (1 + Math.exp(-score));
  const beyond = (end: number): number =>
    1 / (1 + Math.exp(-(logit(probability[end] as number) + score - (raw[end] as number))));
  // rounding must not turn two scores round: the ends hold on both sides
  if (score <= (raw[0] as number)) return Math.min(beyond(0), probability[0] as number);
  if (score >= (raw[count - 1] as number))
    return Math.max(beyond(count - 1), probability[count - 1] as number);
  let low = 0;
  let high = count - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((raw[middle] as number) <= score) low = middle;
    else high = middle;
  }
  const from = raw[low] as number;
  const share = (score - from) / ((raw[high] as number) - from);
  const least = probability[low] as number;
  const most = probability[high] as number;
  return Math.min(least + (most - least) * share, most);
};
