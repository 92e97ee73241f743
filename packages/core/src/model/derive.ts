import type { Table } from './table.ts';

/** How a derived column comes from two others. A result that is not finite counts as missing. */
export const DERIVE_OPERATIONS = ['difference', 'ratio', 'product', 'sum'] as const;
export type DeriveOperation = (typeof DERIVE_OPERATIONS)[number];

/** A column made from columns `left` and `right` of the source table. */
export type DerivedColumn = {
  readonly operation: DeriveOperation;
  readonly left: number;
  readonly right: number;
};

const APPLY: Readonly<Record<DeriveOperation, (a: number, b: number) => number>> = {
  difference: (a, b) => a - b,
  ratio: (a, b) => a / b,
  product: (a, b) => a * b,
  sum: (a, b) => a + b,
};

const SIGN: Readonly<Record<DeriveOperation, string>> = {
  difference: '−',
  ratio: '÷',
  product: '×',
  sum: '+',
};

/** `profit ÷ assets`: a derived column in words that a card can show. */
export const derivedName = (names: readonly string[], { operation, left, right }: DerivedColumn): string =>
  `${names[left] ?? left} ${SIGN[operation]} ${names[right] ?? right}`;

/** Value of a derived column from the source values of one row. */
export const deriveValue = (
  { operation, left, right }: DerivedColumn,
  row: (column: number) => number,
): number => {
  const value = APPLY[operation](row(left), row(right));
  return Number.isFinite(value) ? value : NaN;
};

/** The table with the derived columns after its own. */
export const deriveTable = (table: Table, derived: readonly DerivedColumn[]): Table => {
  if (derived.length === 0) return table;
  const whole = new Float64Array(derived.length * table.rowCount);
  const made = derived.map(({ operation, left, right }, at) => {
    const apply = APPLY[operation];
    const a = table.columns[left] as Float64Array | Float32Array;
    const b = table.columns[right] as Float64Array | Float32Array;
    const values = whole.subarray(at * table.rowCount, (at + 1) * table.rowCount);
    for (let row = 0; row < table.rowCount; row += 1) {
      const value = apply(a[row] as number, b[row] as number);
      values[row] = Number.isFinite(value) ? value : NaN;
    }
    return values;
  });
  return {
    names: [...table.names, ...derived.map((column) => derivedName(table.names, column))],
    rowCount: table.rowCount,
    columns: [...table.columns, ...made],
  };
};
