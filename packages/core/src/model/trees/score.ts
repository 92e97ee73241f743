import type { Table } from '../table.ts';
import type { Forest } from './boost.ts';
import { layOut, MISSING_RANK, type Layout } from './layout.ts';
import { rankOf, type RankColumn } from './rank-column.ts';

/** Rows scored together: their ranks stay in the processor's first cache while all trees pass over them. */
const BLOCK_ROWS = 64;

/** Replaces the values of up to 64 rows by ranks, row by row. */
const rankBlock = (layout: Layout, table: Table, from: number, to: number, ranks: Int32Array): void => {
  const { inputs, columns } = layout;
  for (let slot = 0; slot < inputs.length; slot += 1) {
    const input = inputs[slot] as number;
    const column = table.columns[input >> 1] as Float64Array | Float32Array;
    const own = columns[slot] as RankColumn;
    const missing = (input & 1) === 1 ? MISSING_RANK : -1;
    for (let row = from, at = slot; row < to; row += 1, at += inputs.length) {
      const value = column[row] as number;
      ranks[at] = Number.isNaN(value) ? missing : rankOf(own, value);
    }
  }
};

/** Adds every tree's leaf to each row's sum, tree by tree, four rows side by side so that loads overlap. */
const walkBlock = (layout: Layout, ranks: Int32Array, sums: Float64Array): void => {
  const { nodes, values, roots, depths } = layout;
  const width = layout.inputs.length;
  for (let tree = 0; tree < roots.length; tree += 1) {
    const root = roots[tree] as number;
    const depth = depths[tree] as number;
    for (let row = 0; row < BLOCK_ROWS; row += 4) {
      const baseA = row * width;
      const baseB = baseA + width;
      const baseC = baseB + width;
      const baseD = baseC + width;
      let a = root;
      let b = root;
      let c = root;
      let d = root;
      // threshold − rank is negative exactly when the row goes right: its sign bit picks the child without a branch
      for (let level = 0; level < depth; level += 1) {
        a =
          (nodes[a + 2] as number) +
          ((((nodes[a + 1] as number) - (ranks[baseA + (nodes[a] as number)] as number)) >>> 31) << 2);
        b =
          (nodes[b + 2] as number) +
          ((((nodes[b + 1] as number) - (ranks[baseB + (nodes[b] as number)] as number)) >>> 31) << 2);
        c =
          (nodes[c + 2] as number) +
          ((((nodes[c + 1] as number) - (ranks[baseC + (nodes[c] as number)] as number)) >>> 31) << 2);
        d =
          (nodes[d + 2] as number) +
          ((((nodes[d + 1] as number) - (ranks[baseD + (nodes[d] as number)] as number)) >>> 31) << 2);
      }
      sums[row] = (sums[row] as number) + (values[a >> 2] as number);
      sums[row + 1] = (sums[row + 1] as number) + (values[b >> 2] as number);
      sums[row + 2] = (sums[row + 2] as number) + (values[c >> 2] as number);
      sums[row + 3] = (sums[row + 3] as number) + (values[d >> 2] as number);
    }
  }
};

/**
 * A scorer of many rows: writes the raw score of rows `from` to `to` (excluded) of a table into `into` at the same
 * places. The bits are those of adding the trees one by one.
 * @throws RangeError when the table has fewer columns than the forest reads
 */
export const createScorer = (
  forest: Forest,
): ((table: Table, into: Float64Array, from?: number, to?: number) => void) => {
  const layout = layOut(forest);
  const ranks = new Int32Array(BLOCK_ROWS * layout.inputs.length);
  const sums = new Float64Array(BLOCK_ROWS);
  return (table, into, from = 0, to = table.rowCount) => {
    if (layout.inputs.some((input) => input >> 1 >= table.columns.length))
      throw new RangeError(`the model reads more columns than the ${table.columns.length} given`);
    for (let start = from; start < to; start += BLOCK_ROWS) {
      const end = Math.min(start + BLOCK_ROWS, to);
      sums.fill(forest.base);
      rankBlock(layout, table, start, end, ranks);
      walkBlock(layout, ranks, sums);
      into.set(end - start === BLOCK_ROWS ? sums : sums.subarray(0, end - start), start);
    }
  };
};
