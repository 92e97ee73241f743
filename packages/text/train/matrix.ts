import type { FeatureSet } from '../src/reading/model/feature-set.ts';

/** Sparse rows over a vocabulary of hashed features. */
export type Matrix = {
  readonly rows: number;
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
};

/** Feature hash → column, for features frequent enough to be learned from. */
export type Vocabulary = ReadonlyMap<number, number>;

/** Features that stand in at least `least` of the sets, numbered in order of their hash. */
export const vocabularyOf = (
  sets: readonly FeatureSet[],
  least: (set: number) => number,
  enough: number,
): Vocabulary => {
  const weight = new Map<number, number>();
  sets.forEach((set, index) => {
    const by = least(index);
    for (let place = 0; place < set.size; place += 1) {
      const hash = set.hashAt(place);
      weight.set(hash, (weight.get(hash) ?? 0) + by);
    }
  });
  const kept = [...weight].filter(([, total]) => total >= enough).map(([hash]) => hash);
  return new Map(kept.sort((a, b) => a - b).map((hash, column) => [hash, column]));
};

export const matrixOf = (sets: readonly FeatureSet[], vocabulary: Vocabulary): Matrix => {
  const starts = new Uint32Array(sets.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  sets.forEach((set, row) => {
    for (let place = 0; place < set.size; place += 1) {
      const column = vocabulary.get(set.hashAt(place));
      if (column === undefined) continue;
      columns.push(column);
      values.push(set.valueAt(place));
    }
    starts[row + 1] = columns.length;
  });
  return { rows: sets.length, starts, columns: Uint32Array.from(columns), values: Float32Array.from(values) };
};
