import { BIN_SLOTS, type BinnedTable } from './bin.ts';

/**
 * Adds the packed values of rows `rows[from..to)` to the histogram of each chosen feature; feature k of `features`
 * has the slots from k × 256. Four features at a time, so that a row's number and value are fetched once for four.
 */
export const fillHistogram = (
  histogram: Float64Array,
  binned: BinnedTable,
  features: Int32Array,
  rows: Int32Array,
  ordered: Float64Array,
  from: number,
  to: number,
): void => {
  const { bins, rowCount } = binned;
  histogram.fill(0);
  let k = 0;
  for (; k + 3 < features.length; k += 4) {
    const a = (features[k] as number) * rowCount;
    const b = (features[k + 1] as number) * rowCount;
    const c = (features[k + 2] as number) * rowCount;
    const d = (features[k + 3] as number) * rowCount;
    const own = histogram.subarray(k * BIN_SLOTS, (k + 4) * BIN_SLOTS);
    for (let i = from; i < to; i += 1) {
      const row = rows[i] as number;
      const value = ordered[i] as number;
      const atA = bins[a + row] as number;
      const atB = (bins[b + row] as number) + 256;
      const atC = (bins[c + row] as number) + 512;
      const atD = (bins[d + row] as number) + 768;
      own[atA] = (own[atA] as number) + value;
      own[atB] = (own[atB] as number) + value;
      own[atC] = (own[atC] as number) + value;
      own[atD] = (own[atD] as number) + value;
    }
  }
  for (; k < features.length; k += 1) {
    const a = (features[k] as number) * rowCount;
    const own = histogram.subarray(k * BIN_SLOTS, (k + 1) * BIN_SLOTS);
    for (let i = from; i < to; i += 1) {
      const at = bins[a + (rows[i] as number)] as number;
      own[at] = (own[at] as number) + (ordered[i] as number);
    }
  }
};

/** Turns the histogram of a parent into that of the other child, exactly. */
export const subtractHistogram = (parent: Float64Array, child: Float64Array): void => {
  for (let i = 0; i < parent.length; i += 1) parent[i] = (parent[i] as number) - (child[i] as number);
};
