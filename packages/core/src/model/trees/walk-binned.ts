import { binOf, MISSING_BIN, type BinnedTable } from './bin.ts';
import type { Tree } from './tree.ts';

/** Adds what a tree gives to every row of the binned table it was grown on. */
export const walkBinned = (tree: Tree, binned: BinnedTable, into: Float64Array): void => {
  const { bins, rowCount, edges } = binned;
  const count = tree.feature.length;
  const from = new Int32Array(count);
  const bin = new Int32Array(count);
  const missingLeft = Uint8Array.from(tree.missingLeft);
  const left = Int32Array.from(tree.left);
  const right = Int32Array.from(tree.right);
  const value = Float64Array.from(tree.value);
  for (let node = 0; node < count; node += 1) {
    const feature = tree.feature[node] as number;
    from[node] = feature < 0 ? -1 : feature * rowCount;
    bin[node] = feature < 0 ? 0 : binOf(edges[feature] as Float64Array, tree.threshold[node] as number);
  }
  for (let row = 0; row < rowCount; row += 1) {
    let node = 0;
    for (let at = from[0] as number; at >= 0; at = from[node] as number) {
      const own = bins[at + row] as number;
      const toLeft = own === MISSING_BIN ? missingLeft[node] === 1 : own <= (bin[node] as number);
      node = (toLeft ? left[node] : right[node]) as number;
    }
    into[row] = (into[row] as number) + (value[node] as number);
  }
};
