import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Queryable } from './engine.ts';
import type { Tables } from './tables.ts';

export type SqlType =
  | 'text'
  | 'date'
  | 'timestamptz'
  | 'integer'
  | 'bigint'
  | 'double precision'
  | 'boolean'
  | 'json'
  | 'jsonb'
  | 'text[]'
  | 'bigint[]';

/** The columns that are written, each with its SQL type. */
export type BulkColumns<Table extends keyof Tables> = Readonly<
  Partial<Record<Extract<keyof Tables[Table], string>, SqlType>>
>;

/** Rows as plain values; jsonb columns take objects, arrays take arrays. */
export type BulkRow<Columns> = { readonly [Column in keyof Columns]: unknown };

// Measured on PGlite with 60,000 records: one JSON parameter of 5,000 rows 1.7 s, of all rows 2.1 s, unnest of arrays 1.8 s.
const ROWS_A_STATEMENT = 5_000;

/** The rows as a table expression `r` with the given columns. */
export const rowsAsTable = (
  columns: Readonly<Record<string, SqlType>>,
  rows: readonly unknown[],
): RawBuilder<unknown> => {
  const defined = Object.entries(columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`);
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as r(${sql.join(defined)})`;
};

/** Inserts many rows with few statements; answers how many were written. `conflict` says what becomes of rows that exist. */
export const bulkInsert = async <Table extends keyof Tables, Columns extends BulkColumns<Table>>(
  db: Queryable,
  table: Table,
  columns: Columns,
  rows: readonly BulkRow<Columns>[],
  conflict: RawBuilder<unknown> = sql`on conflict do nothing`,
): Promise<number> => {
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
  let written = 0;
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    const source = rowsAsTable(
      columns as Readonly<Record<string, SqlType>>,
      rows.slice(at, at + ROWS_A_STATEMENT),
    );
    const result =
      await sql`insert into ${sql.table(table)} (${names}) select ${names} from ${source} ${conflict}`.execute(
        db,
      );
    written += Number(result.numAffectedRows ?? 0);
  }
  return written;
};
