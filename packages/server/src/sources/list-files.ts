import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceError } from './row-problem.ts';

export type FileFormat = 'json-lines' | 'csv' | 'tsv';

const FORMATS: Readonly<Record<string, FileFormat>> = {
  jsonl: 'json-lines',
  ndjson: 'json-lines',
  json: 'json-lines',
  csv: 'csv',
  tsv: 'tsv',
};

/** The format that a name shows, or undefined: `….jsonl`, `….csv`, `….tsv`, each also with `.gz`. */
export const formatOf = (path: string): FileFormat | undefined =>
  FORMATS[/\.([a-z]+)(?:\.gz)?$/.exec(path.toLowerCase())?.[1] ?? ''];

const listFolder = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && formatOf(entry.name) !== undefined)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
};

/**
 * The files to read: the path itself, or everything readable below a folder, by name.
 * @throws SourceError where there is none, or the file's name shows no known format.
 */
export const listFiles = async (path: string): Promise<readonly string[]> => {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new SourceError(`${path}: 文件不存在 / no such file`);
  if (!found.isDirectory()) {
    if (formatOf(path) === undefined) {
      throw new SourceError(
        `${path}: 不支持的格式，请用 .jsonl .csv .tsv（可加 .gz）/ unknown format: use .jsonl, .csv or .tsv, each also with .gz`,
      );
    }
    return [path];
  }
  const files = await listFolder(path);
  if (files.length === 0)
    throw new SourceError(
      `${path}: 文件夹中没有 .jsonl .csv .tsv 文件 / no .jsonl, .csv or .tsv file in this folder`,
    );
  return files;
};
