import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Instant, Jurisdiction } from '@weisu/core';
import type { Database } from '../../store/engine.ts';
import { beginBulkLoad, findBulkLoad } from '../../store/register/bulk-load.ts';
import { addImport, findCutOff } from '../../store/register/imports.ts';
import { listFiles } from '../list-files.ts';
import type { ImportOptions } from '../import-rows.ts';
import { parseBatches } from './parse-batches.ts';
import { readInThread } from './read-in-thread.ts';
import {
  isWorkbook,
  readRegisterFile,
  type RegisterFileOptions,
  rememberRegisterFile,
} from './read-register-file.ts';
import { rowsOfRegister } from './read-sent-register.ts';
import { type ReadTask, readTask } from './read-task.ts';
import { type RegisterSummary, writeBatches, type WriteOptions } from './write-batches.ts';

/** From so many bytes on a thread of its own is worth its start. */
const THREAD_BYTES = 1 << 20;

const hashFiles = async (files: readonly string[]): Promise<string> => {
  const hash = createHash('sha256');
  for (const file of files) await pipeline(createReadStream(file), hash, { end: false });
  return hash.digest('hex');
};

const sizeOf = async (files: readonly string[]): Promise<number> =>
  (await Promise.all(files.map((file) => stat(file)))).reduce((sum, { size }) => sum + size, 0);

export type RegisterOptions = Pick<ImportOptions, 'strict' | 'dryRun' | 'onProblem' | 'onProgress'> & {
  readonly onMerged?: WriteOptions['onMerged'];
  readonly province: string | null;
  /** Whose file it is, which sheet, what its headers mean: for workbooks, and for columns in a source's own words. */
  readonly file?: Partial<RegisterFileOptions> | undefined;
  readonly now: () => Instant;
};

/**
 * Imports the enterprises below a path. A transaction a batch: an import that was cut off is taken up by the same call,
 * and the same file again changes nothing. With `strict` everything is read first, and one refused row means nothing is
 * written. Bad rows are named to `onProblem`, all of them also when an import is taken up.
 * @throws SourceError where a file cannot be read at all.
 */
export const importRegister = async (
  database: Database,
  path: string,
  jurisdiction: Jurisdiction,
  options: RegisterOptions,
): Promise<RegisterSummary> => {
  const fileName = path.split(/[\\/]/).at(-1) ?? path;
  const source = options.file?.source ?? fileName;
  const asSheet = isWorkbook(path) || options.file !== undefined;
  const sent = asSheet ? await readRegisterFile(database, path, { ...options.file, source }) : undefined;
  const files = sent === undefined ? await listFiles(path) : [path];
  const { jurisdiction: place, districts, units } = jurisdiction;
  const task: ReadTask = {
    path,
    files,
    jurisdiction: { jurisdiction: place, districts, units },
    options: { province: options.province },
  };
  const inThread = sent === undefined && (await sizeOf(files)) >= THREAD_BYTES;
  const read = () => {
    if (sent !== undefined) return parseBatches(rowsOfRegister(sent, fileName), jurisdiction, task.options);
    return inThread ? readInThread(task) : parseBatches(readTask(task), jurisdiction, task.options);
  };
  const provenance = { importedFrom: source, recordedAt: options.now() };
  const common = {
    database,
    files: files.length,
    provenance,
    now: options.now,
    onProgress: options.onProgress,
    onMerged: options.strict === true ? undefined : options.onMerged,
  };

  if (options.dryRun === true || options.strict === true) {
    const seen = await writeBatches(read(), {
      ...common,
      importId: null,
      from: 0,
      onProblem: options.onProblem,
      onMerged: options.onMerged,
    });
    if (options.dryRun === true) return seen;
    if (seen.refused > 0) return { ...seen, counts: { inserted: 0, changed: 0, unchanged: 0 } };
  }
  if (sent !== undefined) await rememberRegisterFile(database, source, sent);
  const fileHash = await hashFiles(files);
  const asked = { path: path.split(sep).at(-1) ?? path, province: options.province };
  const before = await findCutOff(database.kysely, fileHash, asked);
  const importId = before?.id ?? `imp_${randomUUID()}`;
  if (before === undefined)
    await addImport(database.kysely, {
      id: importId,
      fileName,
      fileHash,
      options: asked,
      officerId: null,
      startedAt: options.now(),
      rowsTotal: null,
    });
  const load = before === undefined ? null : await findBulkLoad(database.kysely, before.counts.inserted);
  const isStaged =
    load === 'staged' || (inThread && (load === null || load === 'lost') && (await beginBulkLoad(database)));
  // What waited in the stage went with a crash of the server: the file is read from its beginning.
  const stored = load === 'lost' ? undefined : before;
  return writeBatches(read(), {
    ...common,
    importId,
    isStaged,
    from: stored?.rowsDone ?? 0,
    before: stored?.counts,
    onProblem: options.strict === true ? undefined : options.onProblem,
  });
};
