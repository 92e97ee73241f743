import type { PGlite } from '@electric-sql/pglite';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';

type Rows<R> = PostgresQueryResult<R>;

/**
 * PGlite has one connection: this pool lends it to one borrower at a time, in the order they ask.
 * A statement without parameters may hold several commands, as with `pg`; the last one's rows are returned.
 */
export const pglitePool = (pglite: PGlite): PostgresPool => {
  let last: Promise<void> = Promise.resolve();

  const run = async (sql: string, parameters: readonly unknown[]): Promise<Rows<unknown>> => {
    const result =
      parameters.length === 0 ? (await pglite.exec(sql)).at(-1) : await pglite.query(sql, [...parameters]);
    return {
      command: (result?.command ?? 'SELECT') as Rows<unknown>['command'],
      rowCount: result?.rowCount ?? result?.affectedRows ?? 0,
      rows: result?.rows ?? [],
    };
  };

  const connect = async (): Promise<PostgresPoolClient> => {
    const before = last;
    let release = (): void => undefined;
    last = new Promise((resolve) => (release = resolve));
    await before;
    return { query: run as PostgresPoolClient['query'], release: () => release() };
  };

  const end = async (): Promise<void> => {
    await last;
    await pglite.close();
  };
  return { connect, end };
};
