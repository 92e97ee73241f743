import type { LaidTable } from '@weisu/core';

/** Widths of a table's columns in proportion to what stands in them, adding up to 1; none so narrow that its head breaks. */
export const columnWeights = ({ columns, rows }: Pick<LaidTable, 'columns' | 'rows'>): readonly number[] => {
  const weights = columns.map(({ name }, at) =>
    Math.min(26, Math.max(name.length + 2, 6, ...rows.map(({ cells }) => (cells[at] ?? '').length + 1))),
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
};
