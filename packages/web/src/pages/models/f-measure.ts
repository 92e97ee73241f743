/** F measure of a precision and a recall, both 0–1: `beta` below 1 leans to precision, above 1 to recall (van Rijsbergen 1979). */
export const fMeasure = (beta: number, precision: number, recall: number): number => {
  const below = beta * beta * precision + recall;
  return below === 0 ? 0 : ((1 + beta * beta) * precision * recall) / below;
};
