import type { Table } from '../table.ts';

/** Bins a feature may have; the last slot of the 256 is for missing values. */
export const MOST_BINS = 255;
export const MISSING_BIN = 255;
/** Slots a feature takes in a histogram. */
export const BIN_SLOTS = 256;

/** A table cut into bins: row r of feature f has `bins[f * rowCount + r]`. */
export type BinnedTable = {
  readonly rowCount: number;
  readonly featureCount: number;
  readonly bins: Uint8Array;
  /** Upper edge of each bin of each feature: a value is in the first bin whose edge it does not exceed. */
  readonly edges: readonly Float64Array[];
};

/** Whole number in the first bin whose edge is at least the value; values above all edges are in the last bin. */
export const binOf = (edges: Float64Array, value: number): number => {
  if (Number.isNaN(value)) return MISSING_BIN;
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** Half way between two values, and never the upper one, so that the lower stays left of it. */
export const between = (low: number, high: number): number => {
  const middle = low / 2 + high / 2;
  return middle < high ? Math.max(low, middle) : low;
};

const edgesOf = (column: Float64Array | Float32Array, mostBins: number): Float64Array => {
  const known = Float64Array.from(column)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const distinct: number[] = [];
  const upTo: number[] = [];
  for (let i = 0; i < known.length; i += 1) {
    const value = known[i] as number;
    if (i + 1 < known.length && known[i + 1] === value) continue;
    distinct.push(value);
    upTo.push(i + 1);
  }
  const edges: number[] = [];
  if (distinct.length <= mostBins) {
    for (let i = 1; i < distinct.length; i += 1)
      edges.push(between(distinct[i - 1] as number, distinct[i] as number));
  } else {
    // Equal shares of what is left, so that a value held by many rows takes one bin and the rest share the others.
    let done = 0;
    for (let i = 0; i + 1 < distinct.length && edges.length + 1 < mostBins; i += 1) {
      const share = (known.length - done) / (mostBins - edges.length);
      const next = (upTo[i + 1] as number) - done;
      const here = (upTo[i] as number) - done;
      if (here < share && next - share <= share - here) continue;
      edges.push(between(distinct[i] as number, distinct[i + 1] as number));
      done = upTo[i] as number;
    }
  }
  edges.push(Number.MAX_VALUE);
  return Float64Array.from(edges);
};

/**
 * Cuts every column into at most `mostBins` bins of about as many rows; a column with no more distinct values than
 * that keeps each apart.
 * @throws RangeError when `mostBins` is not 2–255
 */
export const binTable = (table: Table, mostBins = MOST_BINS): BinnedTable => {
  if (!(mostBins >= 2 && mostBins <= MOST_BINS))
    throw new RangeError(`bins must be 2–${MOST_BINS}, not ${mostBins}`);
  const { rowCount } = table;
  const bins = new Uint8Array(rowCount * table.columns.length);
  const edges = table.columns.map((column, feature) => {
    const own = edgesOf(column, mostBins);
    const from = feature * rowCount;
    for (let row = 0; row < rowCount; row += 1) bins[from + row] = binOf(own, column[row] as number);
    return own;
  });
  return { rowCount, featureCount: table.columns.length, bins, edges };
};
