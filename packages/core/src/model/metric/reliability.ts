/** One step of a reliability curve: rows whose probability lay near `meanProbability`, and how many of them came true. */
export type ReliabilityStep = {
  readonly rowCount: number;
  readonly meanProbability: number;
  readonly trueRatio: number;
};

/**
 * What probabilities meant, in `steps` groups of about as many rows each, from low to high. Rows of equal probability
 * are never parted, so there may be fewer groups.
 */
export const reliabilityCurve = (
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  steps = 10,
): ReliabilityStep[] => {
  const order = Int32Array.from({ length: probabilities.length }, (_, i) => i).sort(
    (a, b) => (probabilities[a] as number) - (probabilities[b] as number) || a - b,
  );
  const curve: ReliabilityStep[] = [];
  for (let from = 0; from < order.length;) {
    const wanted = Math.ceil((order.length * (curve.length + 1)) / steps);
    let to = from;
    let sum = 0;
    let hits = 0;
    while (
      to < order.length &&
      (to < wanted ||
        to === from ||
        probabilities[order[to] as number] === probabilities[order[to - 1] as number])
    ) {
      sum += probabilities[order[to] as number] as number;
      hits += labels[order[to] as number] as number;
      to += 1;
    }
    curve.push({ rowCount: to - from, meanProbability: sum / (to - from), trueRatio: hits / (to - from) });
    from = to;
  }
  return curve;
};
