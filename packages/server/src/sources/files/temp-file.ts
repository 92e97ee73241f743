import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The ending of a name as far as it tells the format; nothing else of a stranger's name becomes part of a path. */
export const safeEnding = (name: string): string =>
  /(?:\.[a-z0-9]{1,5}){1,2}$/i.exec(name)?.[0]?.toLowerCase() ?? '';

/** Bytes as a file whose name shows their format and is ours; it is gone afterwards. */
export const withTempFile = async <T>(
  name: string,
  bytes: Uint8Array,
  work: (path: string) => Promise<T>,
): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'weisu-'));
  try {
    const path = join(folder, `sent${safeEnding(name)}`);
    await writeFile(path, bytes, { flag: 'wx' });
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
