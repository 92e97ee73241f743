import { randomBytes } from 'node:crypto';
import { createDatabase, dropDatabase } from '../store/backup/other-database.ts';
import { type Database, type DatabaseAddress, openDatabase } from '../store/engine.ts';
import { readRowsOf, seeOneMoment } from '../store/backup/copy-rows.ts';
import { listTables } from '../store/backup/list-tables.ts';
import { createTableSum, type TableSum } from './table-sums.ts';

/** An empty database of the same engine beside the one addressed, gone once closed; an embedded one lies in `folder`. */
export const openScratchDatabase = async (address: DatabaseAddress, folder: string): Promise<Database> => {
  if (!('url' in address)) return openDatabase({ dataDir: folder });
  const name = `weisu_verify_${randomBytes(6).toString('hex')}`;
  await createDatabase(address.url, name);
  const url = new URL(address.url);
  url.pathname = `/${name}`;
  const database = await openDatabase({ url: url.href });
  const close = async (): Promise<void> => {
    await database.close();
    await dropDatabase(address.url, name);
  };
  return { ...database, close, [Symbol.asyncDispose]: close };
};

/** Reads every row back and answers the tables that are not as the backup counted them. */
export const verifyRestored = (
  database: Database,
  sums: Readonly<Record<string, TableSum>>,
): Promise<readonly string[]> =>
  database.transaction(async (trx) => {
    await seeOneMoment(trx);
    const differing: string[] = [];
    for (const table of await listTables(trx)) {
      const expected = sums[table.name];
      const sum = createTableSum();
      for await (const lines of readRowsOf(trx, table)) for (const line of lines) sum.add(line);
      const { rows, sum: found } = sum.taken();
      if (expected !== undefined && (rows !== expected.rows || found !== expected.sum))
        differing.push(`${table.name}: ${rows} / ${expected.rows}`);
    }
    return differing;
  });
