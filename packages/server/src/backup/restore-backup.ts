import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { emptyTable, writeRowsOf } from '../store/backup/copy-rows.ts';
import {
  addForeignKeys,
  type BackupTable,
  dropForeignKeys,
  listForeignKeys,
  listTables,
  moveCounters,
  setTriggers,
} from '../store/backup/list-tables.ts';
import { findAuditHead } from '../store/audit/list-entries.ts';
import type { Database, Queryable } from '../store/engine.ts';
import { listMigrations, migrate } from '../store/migrate.ts';
import { isEmptyDatabase } from '../store/standing/wipe.ts';
import { BackupError, openFrames } from './frames.ts';
import { createTableSum, type TableSum } from './table-sums.ts';
import type { BackupEnd, BackupHead } from './write-backup.ts';

const ROWS_AT_ONCE = 2_000;

/** Lines of a backup as they come; a fault in the file ends them with a BackupError. */
async function* linesOf(path: string, key: Buffer): AsyncGenerator<string> {
  const plain = new PassThrough();
  let fault: unknown = null;
  const reading = pipeline(createReadStream(path), openFrames(key), createGunzip(), plain).catch(
    (error: unknown) => {
      fault = error;
      plain.end();
    },
  );
  for await (const line of createInterface({ input: plain, crlfDelay: Infinity })) {
    if (fault !== null) break;
    yield line;
  }
  await reading;
  if (fault instanceof BackupError) throw fault;
  if (fault !== null)
    throw new BackupError(
      `备份文件读不出来 / the file cannot be read: ${fault instanceof Error ? fault.message : 'unknown'}`,
    );
}

const headOf = (line: string | undefined): BackupHead => {
  const head = JSON.parse(line ?? '{}') as Partial<BackupHead>;
  if (head.kind !== 'weisu-backup@1' || !Array.isArray(head.migrations))
    throw new BackupError('不是未诉的备份文件 / is no backup of Weisu');
  return head as BackupHead;
};

/** The migrations that made the backup's schema. @throws BackupError where this program does not know them. */
const migrationsOf = ({ migrations }: BackupHead) => {
  const known = listMigrations();
  const fits = migrations.every((checksum, at) => known[at]?.checksum === checksum);
  if (!fits)
    throw new BackupError(
      `备份的结构（${migrations.length}）不是本程序所知，请用更新的程序 / this program does not know the backup's schema (${migrations.length}): use a newer one`,
    );
  return known.slice(0, migrations.length);
};

type Line = { readonly kind?: unknown };
const isMark = (line: string): boolean =>
  line.startsWith('{"kind":"table"') || line.startsWith('{"kind":"end"');

const restoreRows = async (
  trx: Queryable,
  lines: AsyncGenerator<string>,
  onTable: (name: string, rows: number) => void,
): Promise<Readonly<Record<string, TableSum>>> => {
  const known = new Map((await listTables(trx)).map((table) => [table.name, table]));
  // What the migrations themselves put in is part of the backup.
  for (const name of known.keys()) await emptyTable(trx, name);
  const sums: Record<string, TableSum> = {};
  let table: BackupTable | null = null;
  let sum = createTableSum();
  let waiting: string[] = [];
  const flush = async (): Promise<void> => {
    if (table !== null && waiting.length > 0) await writeRowsOf(trx, table, waiting);
    waiting = [];
  };
  const close = async (): Promise<void> => {
    await flush();
    if (table === null) return;
    sums[table.name] = sum.taken();
    onTable(table.name, sum.taken().rows);
  };
  for await (const line of lines) {
    if (isMark(line)) {
      const mark = JSON.parse(line) as Line;
      await close();
      if (mark.kind === 'end') {
        const { tables } = mark as BackupEnd;
        if (JSON.stringify(sortedSums(tables)) !== JSON.stringify(sortedSums(sums)))
          throw new BackupError('备份内容与其清点不符 / the backup does not agree with its own count');
        return sums;
      }
      const { name, columns } = mark as unknown as BackupTable;
      if (!known.has(name)) throw new BackupError(`没有这个表 / no such table: ${name}`);
      table = { name, columns };
      sum = createTableSum();
      continue;
    }
    sum.add(line);
    waiting.push(line);
    if (waiting.length >= ROWS_AT_ONCE) await flush();
  }
  throw new BackupError('备份文件不完整 / the file is cut short');
};

const sortedSums = (sums: Readonly<Record<string, TableSum>>) =>
  Object.entries(sums)
    .map(([name, { rows, sum }]) => [name, rows, sum])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));

/**
 * Fills an empty database from a backup, in one transaction that keeps nothing where anything fails; foreign keys are checked over
 * every row. Then brings the schema up to this program's. Answers what each table holds.
 * @throws BackupError where the file is no whole backup for this key, or the database is not empty.
 */
export const restoreBackup = async (
  database: Database,
  path: string,
  options: { readonly key: Buffer; readonly onTable?: (name: string, rows: number) => void },
): Promise<Readonly<Record<string, TableSum>>> => {
  const lines = linesOf(path, options.key);
  const head = headOf((await lines.next()).value as string | undefined);
  const migrations = migrationsOf(head);
  await migrate(database, migrations);
  const isEmpty = await isEmptyDatabase(database.kysely);
  // A log outlives a demonstration that was wiped; it must not go for a backup either.
  if (!isEmpty || (await findAuditHead(database.kysely)) !== undefined)
    throw new BackupError(
      '只能恢复到空的数据库或目录，请另选一个 / only into an empty database or folder: choose another',
    );
  const sums = await database.transaction(async (trx) => {
    const keys = await listForeignKeys(trx);
    await dropForeignKeys(trx, keys);
    await setTriggers(trx, false);
    const restored = await restoreRows(trx, lines, options.onTable ?? (() => undefined));
    await addForeignKeys(trx, keys);
    await setTriggers(trx, true);
    await moveCounters(trx);
    return restored;
  });
  await migrate(database);
  return sums;
};
