import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import type { BackupTable } from './list-tables.ts';

const ROWS_AT_ONCE = 2_000;

/** Every row of a table as a line of JSON, some thousand at a time. Call it inside a transaction. */
export async function* readRowsOf(trx: Queryable, table: BackupTable): AsyncGenerator<readonly string[]> {
  const columns = sql.join(table.columns.map((column) => sql.ref(column)));
  await sql`declare backup_rows no scroll cursor for
    select to_jsonb(r)::text as line from (select ${columns} from ${sql.table(table.name)}) r`.execute(trx);
  try {
    for (;;) {
      const { rows } = await sql<{ line: string }>`fetch ${sql.lit(ROWS_AT_ONCE)} from backup_rows`.execute(
        trx,
      );
      if (rows.length === 0) return;
      yield rows.map(({ line }) => line);
    }
  } finally {
    await sql`close backup_rows`.execute(trx);
  }
}

/** Takes every row out. */
export const emptyTable = async (trx: Queryable, name: string): Promise<void> => {
  await sql`delete from ${sql.table(name)}`.execute(trx);
};

/** Writes lines that `readRowsOf` gave. */
export const writeRowsOf = async (
  trx: Queryable,
  table: BackupTable,
  lines: readonly string[],
): Promise<void> => {
  const columns = sql.join(table.columns.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table.name)} (${columns}) overriding system value
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table.name)}, ${`[${lines.join(',')}]`}::jsonb)`.execute(
    trx,
  );
};

/** One moment of the whole database for all that follows in the transaction, in which nothing can be written. */
export const seeOneMoment = async (trx: Queryable): Promise<void> => {
  await sql`set transaction isolation level repeatable read, read only`.execute(trx);
};
