/** `count · ln(count / expected)`, 0 where nothing was counted. */
const part = (count: number, expected: number): number =>
  count <= 0 ? 0 : count * Math.log(count / expected);

/**
 * Log-likelihood ratio G² of two shares, `hits` of `total` against `otherHits` of `otherTotal` (Dunning 1993, "Accurate methods for
 * the statistics of surprise and coincidence"); negative where the first share is the smaller. 10.83 is p = .001 and 6.63 p = .01 for
 * one degree of freedom. Holds for rare events too, where χ² does not.
 */
export const logLikelihood = (hits: number, total: number, otherHits: number, otherTotal: number): number => {
  const all = total + otherTotal;
  const hit = hits + otherHits;
  if (total <= 0 || otherTotal <= 0 || hit <= 0 || hit >= all) return 0;
  const missed = all - hit;
  const sum =
    part(hits, (total * hit) / all) +
    part(otherHits, (otherTotal * hit) / all) +
    part(total - hits, (total * missed) / all) +
    part(otherTotal - otherHits, (otherTotal * missed) / all);
  const sign = hits * otherTotal >= otherHits * total ? 1 : -1;
  return sign * 2 * Math.max(0, sum);
};

/** Half a count is added where shares are compared, so that what was never seen is rare and not impossible. */
const SMOOTHING = 0.5;

/** Pointwise mutual information in bits: how much oftener two things stand together than by chance; smoothed. */
export const mutualInformation = (together: number, first: number, second: number, total: number): number =>
  Math.log2(((together + SMOOTHING) * total) / ((first + SMOOTHING) * (second + SMOOTHING)));

/** Shannon entropy of counts in bits; 0 where there is one kind or none. */
export const entropyOf = (counts: Iterable<number>): number => {
  const all = [...counts].filter((count) => count > 0);
  const total = all.reduce((sum, count) => sum + count, 0);
  return all.reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0);
};

/** Share of `hits` over that of `otherHits`, smoothed. */
export const shareRatio = (hits: number, total: number, otherHits: number, otherTotal: number): number =>
  (((hits + SMOOTHING) / (total + 2 * SMOOTHING)) * (otherTotal + 2 * SMOOTHING)) / (otherHits + SMOOTHING);
