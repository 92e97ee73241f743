/** Numbers by column: one row an enterprise, NaN where a value is missing. All columns are equally long. */
export type Table = {
  readonly names: readonly string[];
  readonly rowCount: number;
  readonly columns: readonly (Float64Array | Float32Array)[];
};

/**
 * A table from rows of numbers. Whatever is not a finite number counts as missing.
 * @throws RangeError when a row is longer than there are names
 */
export const tableOf = (names: readonly string[], rows: readonly (readonly (number | null)[])[]): Table => {
  const columns = names.map(() => new Float64Array(rows.length).fill(NaN));
  rows.forEach((row, at) => {
    if (row.length > names.length)
      throw new RangeError(`row ${at} has ${row.length} values for ${names.length} columns`);
    row.forEach((value, column) => {
      const into = columns[column];
      if (into !== undefined && typeof value === 'number' && Number.isFinite(value)) into[at] = value;
    });
  });
  return { names, rowCount: rows.length, columns };
};

/** The rows named by `rows`, in that order, as a table of their own. */
export const takeRows = (table: Table, rows: Int32Array | readonly number[]): Table => ({
  names: table.names,
  rowCount: rows.length,
  columns: table.columns.map((column) => Float64Array.from(rows, (row) => column[row] as number)),
});

/**
 * Tables of the same columns, one below the other.
 * @throws RangeError where there is none
 */
export const stackTables = (tables: readonly Table[]): Table => {
  const [first] = tables;
  if (first === undefined) throw new RangeError('nothing to stack');
  const rowCount = tables.reduce((sum, table) => sum + table.rowCount, 0);
  const columns = first.names.map((_, column) => {
    const whole = new Float64Array(rowCount);
    let at = 0;
    for (const table of tables) {
      whole.set(table.columns[column] as Float64Array, at);
      at += table.rowCount;
    }
    return whole;
  });
  return { names: first.names, rowCount, columns };
};
