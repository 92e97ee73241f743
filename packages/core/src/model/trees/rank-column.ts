/** Cells of equal width into which the middle of a column's thresholds is cut. */
const CELLS = 1024;

/** Finds how many of some rising thresholds lie below a value. */
export type RankColumn = {
  readonly thresholds: Float64Array;
  readonly low: number;
  /** Cells a unit of value. */
  readonly scale: number;
  /** Rank at which each cell begins; one more than there are cells. */
  readonly starts: Int32Array;
};

/** Which cell a value is in. Never falls as values rise, so ranks found through cells are exact. */
const cellOf = (low: number, scale: number, value: number): number =>
  Math.min(Math.max((value - low) * scale, 0), CELLS - 1) | 0;

/** Prepares rising thresholds; cells span their middle, since the outermost may lie anywhere. */
export const rankColumnOf = (thresholds: Float64Array): RankColumn => {
  const count = thresholds.length;
  const low = thresholds[Math.floor((count - 1) * 0.02)] ?? 0;
  const high = thresholds[Math.ceil((count - 1) * 0.98)] ?? 0;
  const width = (high - low) / CELLS;
  const scale = width > 0 && Number.isFinite(1 / width) ? 1 / width : 1;
  const starts = new Int32Array(CELLS + 1);
  for (const threshold of thresholds) {
    const after = cellOf(low, scale, threshold) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let cell = 1; cell <= CELLS; cell += 1)
    starts[cell] = (starts[cell] as number) + (starts[cell - 1] as number);
  return { thresholds, low, scale, starts };
};

/** How many thresholds lie below a value that is not missing. */
export const rankOf = ({ thresholds, low, scale, starts }: RankColumn, value: number): number => {
  const cell = cellOf(low, scale, value);
  let from = starts[cell] as number;
  let to = starts[cell + 1] as number;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((thresholds[middle] as number) < value) from = middle + 1;
    else to = middle;
  }
  return from;
};
