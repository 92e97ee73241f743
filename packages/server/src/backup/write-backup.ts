import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Instant } from '@weisu/core';
import { readRowsOf, seeOneMoment } from '../store/backup/copy-rows.ts';
import { type BackupTable, listTables } from '../store/backup/list-tables.ts';
import type { Database, Queryable } from '../store/engine.ts';
import { listAppliedChecksums } from '../store/migrate.ts';
import { sealFrames } from './frames.ts';
import { createTableSum, type TableSum } from './table-sums.ts';

/** First line of a backup. */
export type BackupHead = {
  readonly kind: 'weisu-backup@1';
  readonly at: Instant;
  readonly engine: Database['engine'];
  /** Checksums of the migrations that made the schema, in order. */
  readonly migrations: readonly string[];
};

/** Last line of a backup. */
export type BackupEnd = { readonly kind: 'end'; readonly tables: Readonly<Record<string, TableSum>> };

async function* linesOf(
  trx: Queryable,
  head: Omit<BackupHead, 'migrations'>,
  onTable: (name: string, sum: TableSum) => void,
): AsyncGenerator<string> {
  const migrations = await listAppliedChecksums(trx);
  yield `${JSON.stringify({ ...head, migrations } satisfies BackupHead)}\n`;
  const tables: Record<string, TableSum> = {};
  for (const table of await listTables(trx)) {
    const { name, columns } = table;
    yield `${JSON.stringify({ kind: 'table', name, columns } satisfies BackupTable & { kind: 'table' })}\n`;
    const sum = createTableSum();
    for await (const lines of readRowsOf(trx, table)) {
      for (const line of lines) sum.add(line);
      yield `${lines.join('\n')}\n`;
    }
    tables[name] = sum.taken();
    onTable(name, sum.taken());
  }
  yield `${JSON.stringify({ kind: 'end', tables } satisfies BackupEnd)}\n`;
}

/**
 * Writes everything as of one moment into a file, compressed and sealed, while the work goes on. Written beside its place
 * and then moved there: half a backup is never found. Answers what each table holds.
 */
export const writeBackup = async (
  database: Database,
  path: string,
  options: {
    readonly key: Buffer;
    readonly now: Instant;
    readonly onTable?: (name: string, sum: TableSum) => void;
  },
): Promise<Readonly<Record<string, TableSum>>> => {
  const tables: Record<string, TableSum> = {};
  const part = `${path}.part`;
  try {
    await database.transaction(async (trx) => {
      await seeOneMoment(trx);
      const head = { kind: 'weisu-backup@1', at: options.now, engine: database.engine } as const;
      const lines = linesOf(trx, head, (name, sum) => {
        tables[name] = sum;
        options.onTable?.(name, sum);
      });
      await pipeline(
        Readable.from(lines),
        createGzip({ level: 5 }),
        sealFrames(options.key),
        createWriteStream(part, { mode: 0o600, flush: true }),
      );
    });
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await rename(part, path);
  return tables;
};
