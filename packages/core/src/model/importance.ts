import { randomOf } from '../city/random.ts';
import type { DerivedColumn } from './derive.ts';
import type { Table } from './table.ts';
import type { Forest } from './trees/boost.ts';

/** Share of the saved loss that each source column brought, 0–1 and summing to 1; a derived column shares with its two. */
export const gainImportance = (
  forest: Forest,
  columnCount: number,
  derived: readonly DerivedColumn[] = [],
): number[] => {
  const gains = new Float64Array(columnCount);
  const add = (column: number, gain: number): void => {
    gains[column] = (gains[column] as number) + gain;
  };
  for (const tree of forest.trees)
    tree.feature.forEach((feature, node) => {
      if (feature < 0) return;
      const gain = tree.gain[node] as number;
      const made = derived[feature - columnCount];
      if (made === undefined) add(feature, gain);
      else {
        add(made.left, gain / 2);
        add(made.right, gain / 2);
      }
    });
  const total = gains.reduce((sum, gain) => sum + gain, 0);
  return Array.from(gains, (gain) => (total === 0 ? 0 : gain / total));
};

/**
 * How much a measure falls when one column is shuffled, a column each: what the model really leans on.
 * @param measure higher is better, of a table
 */
export const permutationImportance = (
  table: Table,
  measure: (table: Table) => number,
  seed: number,
): number[] => {
  const whole = measure(table);
  return table.columns.map((column, at) => {
    const random = randomOf(seed, at);
    const shuffled = Float64Array.from(column);
    for (let i = shuffled.length - 1; i > 0; i -= 1) {
      const j = random.int(0, i);
      const kept = shuffled[i] as number;
      shuffled[i] = shuffled[j] as number;
      shuffled[j] = kept;
    }
    return whole - measure({ ...table, columns: table.columns.with(at, shuffled) });
  });
};
