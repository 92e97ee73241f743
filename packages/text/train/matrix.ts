import { HashTable } from '../src/reading/model/hash-table.ts';
import type { FeatureSet } from '../src/reading/model/feature-set.ts';

/** Sparse rows over numbered columns. */
export type Matrix = {
  readonly rows: number;
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
};

/** Sparse rows over all features that any of them has; a column's feature is `hashes[column]`. */
export type HashedMatrix = Matrix & { readonly hashes: Uint32Array };

export const matrixOf = (sets: readonly FeatureSet[]): HashedMatrix => {
  const cells = sets.reduce((sum, set) => sum + set.size, 0);
  const starts = new Uint32Array(sets.length + 1);
  const columns = new Uint32Array(cells);
  const values = new Float32Array(cells);
  const table = new HashTable(100_000);
  let cell = 0;
  sets.forEach((set, row) => {
    for (let place = 0; place < set.size; place += 1) {
      const hash = set.hashAt(place);
      columns[cell] = table.add(hash) ? table.size - 1 : table.find(hash);
      values[cell] = set.valueAt(place);
      cell += 1;
    }
    starts[row + 1] = cell;
  });
  return { rows: sets.length, starts, columns, values, hashes: table.hashes.slice(0, table.size) };
};

/**
 * The same rows over those columns alone that carry enough weight in the rows chosen, in order of their hash: nothing
 * depends on the order of the texts.
 */
export const narrowed = (
  matrix: HashedMatrix,
  chosen: readonly number[],
  weightOf: (row: number) => number,
  enough: number,
): HashedMatrix => {
  const weights = new Float32Array(matrix.hashes.length);
  for (const row of chosen) {
    const weight = weightOf(row);
    for (let cell = matrix.starts[row] as number; cell < (matrix.starts[row + 1] as number); cell += 1) {
      const column = matrix.columns[cell] as number;
      weights[column] = (weights[column] as number) + weight;
    }
  }
  const kept = [...weights.keys()]
    .filter((column) => (weights[column] as number) >= enough)
    .sort((a, b) => (matrix.hashes[a] as number) - (matrix.hashes[b] as number));
  const placeOf = new Int32Array(matrix.hashes.length).fill(-1);
  kept.forEach((column, place) => {
    placeOf[column] = place;
  });
  const starts = new Uint32Array(matrix.rows + 1);
  const columns = new Uint32Array(matrix.columns.length);
  const values = new Float32Array(matrix.columns.length);
  let filled = 0;
  for (let row = 0; row < matrix.rows; row += 1) {
    for (let cell = matrix.starts[row] as number; cell < (matrix.starts[row + 1] as number); cell += 1) {
      const place = placeOf[matrix.columns[cell] as number] as number;
      if (place === -1) continue;
      columns[filled] = place;
      values[filled] = matrix.values[cell] as number;
      filled += 1;
    }
    starts[row + 1] = filled;
  }
  return {
    rows: matrix.rows,
    starts,
    columns: columns.slice(0, filled),
    values: values.slice(0, filled),
    hashes: Uint32Array.from(kept, (column) => matrix.hashes[column] as number),
  };
};
