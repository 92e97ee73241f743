import { lstat, readdir, realpath } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { SettingsOf, SourceId } from '@weisu/core';
import type { CollectLimits } from '../collect/collect-limits.ts';
import type { CollectedPage, CollectGround, Connector, Cursor } from '../collect/connector.ts';
import { READABLE, readFileRows } from '../files/read-file-rows.ts';
import { SourceError } from '../row-problem.ts';
import { type RowPage, rowsToPage } from '../collect/rows-to-page.ts';

const ROWS_A_STEP = 1_000;
const PREVIEWED = 10;
const MOST_FILES = 10_000;
/** A file that changed within this time may still be being written. */
const SETTLED_MS = 2_000;

type Standing = {
  /** Files that were read, by their path below the folder, as they were then. */
  readonly done: Readonly<Record<string, string>>;
  readonly current: { readonly file: string; readonly stamp: string; readonly row: number } | null;
};

const standingOf = (cursor: Cursor): Standing => ({
  done: (cursor?.['done'] ?? {}) as Record<string, string>,
  current: (cursor?.['current'] ?? null) as Standing['current'],
});

/**
 * The folder as it really lies; throws a SourceError unless it is one of those that the configuration names, or below one:
 * who adds a source must not be able to read the machine.
 */
export const checkFolder = async (path: string, allowed: readonly string[]): Promise<string> => {
  const refused = new SourceError(
    `文件夹不在允许的范围内（WEISU_WATCH_FOLDERS）：${path} / the folder is not among those of WEISU_WATCH_FOLDERS: ${path}`,
  );
  const real = await realpath(resolve(path)).catch(() => {
    throw allowed.length === 0
      ? refused
      : new SourceError(`文件夹不存在：${path} / there is no such folder: ${path}`);
  });
  for (const base of allowed) {
    const root = await realpath(resolve(base)).catch(() => null);
    if (root !== null && (real === root || real.startsWith(root.endsWith(sep) ? root : root + sep)))
      return real;
  }
  throw refused;
};

/** A folder whose new and changed files are read; links out of it are not followed, hidden files are left out. */
export const createFolderConnector = (
  id: SourceId,
  { path }: SettingsOf<'folder'>,
  {
    limits,
    allowed,
    takesRows,
  }: { readonly limits: CollectLimits; readonly allowed: readonly string[]; readonly takesRows: boolean },
): Connector => {
  const list = async (now: number): Promise<{ root: string; files: { file: string; stamp: string }[] }> => {
    const root = await checkFolder(path, allowed);
    const files: { file: string; stamp: string }[] = [];
    for (const entry of await readdir(root, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || entry.name.startsWith('.') || !READABLE.test(entry.name)) continue;
      const full = join(entry.parentPath, entry.name);
      const found = await lstat(full);
      if (now - found.mtimeMs < SETTLED_MS) continue;
      files.push({ file: relative(root, full), stamp: `${found.mtimeMs}:${found.size}` });
      if (files.length > MOST_FILES)
        throw new SourceError(
          `文件夹中超过 ${MOST_FILES} 个文件 / more than ${MOST_FILES} files in the folder`,
        );
    }
    return { root, files: files.sort((a, b) => (a.file < b.file ? -1 : 1)) };
  };

  const step = async (cursor: Cursor, ground: CollectGround, most: number): Promise<CollectedPage> => {
    const standing = standingOf(cursor);
    const { root, files } = await list(Date.parse(ground.now) || Date.now());
    const here = new Map(files.map(({ file, stamp }) => [file, stamp]));
    const current =
      standing.current !== null && here.get(standing.current.file) === standing.current.stamp
        ? standing.current
        : null;
    const next = current?.file ?? files.find(({ file, stamp }) => standing.done[file] !== stamp)?.file;
    const kept = Object.fromEntries(Object.entries(standing.done).filter(([file]) => here.has(file)));
    if (next === undefined)
      return { texts: [], rows: [], problems: [], cursor: { done: kept, current: null }, more: false };
    const stamp = here.get(next) ?? '';
    let page: RowPage;
    try {
      page = await rowsToPage(readFileRows(join(root, next), next, limits), {
        skip: current?.row ?? 0,
        most,
        takesRows,
      });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      page = {
        texts: [],
        rows: [],
        problems: [{ key: next, zh: error.message, en: error.message }],
        read: 0,
        more: false,
      };
    }
    const { read, more, ...found } = page;
    const done = more ? kept : { ...kept, [next]: stamp };
    return {
      ...found,
      cursor: { done, current: more ? { file: next, stamp, row: (current?.row ?? 0) + read } : null },
      more: more || files.some(({ file, stamp: one }) => done[file] !== one),
    };
  };

  return {
    id,
    kind: 'folder',
    collect: (cursor, ground) => step(cursor, ground, ROWS_A_STEP),
    preview: (ground) => step(null, ground, PREVIEWED),
  };
};
