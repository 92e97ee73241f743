import type { Table } from '@weisu/core';

/** An empty table in shared memory (missing everywhere), that workers read without a copy. 4 or 8 bytes a value. */
export const sharedTable = (names: readonly string[], rowCount: number, bytes: 4 | 8 = 8): Table => {
  const columns = names.map(() => {
    const memory = new SharedArrayBuffer(rowCount * bytes);
    return (bytes === 4 ? new Float32Array(memory) : new Float64Array(memory)).fill(NaN);
  });
  return { names, rowCount, columns };
};

/** The table itself where it already lies in shared memory, else a copy that does. */
export const toShared = (table: Table): Table => {
  if (table.columns.every((column) => column.buffer instanceof SharedArrayBuffer)) return table;
  const copy = sharedTable(table.names, table.rowCount);
  table.columns.forEach((column, at) => copy.columns[at]?.set(column));
  return copy;
};
