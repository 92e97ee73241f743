import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import iconv from 'iconv-lite';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import type { CollectLimits } from '../collect/collect-limits.ts';
import { SourceError } from '../row-problem.ts';
import { safeEnding } from './temp-file.ts';

export type UnpackedFile = {
  /** As the archive calls it: for showing only. */
  readonly name: string;
  readonly path: string;
};
export type UnpackProblem = { readonly name: string; readonly zh: string; readonly en: string };

const UTF8_FLAG = 0x800;
const ENCRYPTED_FLAG = 1;
/** So small a file is no bomb, however well it is packed. */
const HARMLESS_BYTES = 1 << 20;

const nameOf = (entry: Entry): string => {
  // With decodeStrings off, names come as bytes; Chinese tools write GB18030 without saying so.
  const raw = entry.fileName as unknown as Buffer;
  return iconv.decode(raw, (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0 ? 'utf8' : utf8Or(raw));
};

const utf8Or = (raw: Buffer): string => (Buffer.from(raw.toString('utf8')).equals(raw) ? 'utf8' : 'gb18030');

const isClimbing = (name: string): boolean =>
  name.startsWith('/') ||
  name.startsWith('\\') ||
  /^[a-z]:/i.test(name) ||
  name.split(/[/\\]/).includes('..');

const sayingOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const openZip = async (from: string | Buffer): Promise<ZipFile> => {
  const options = {
    lazyEntries: true,
    decodeStrings: false,
    validateEntrySizes: true,
    autoClose: false,
  } as const;
  try {
    return await (typeof from === 'string' ? openPromise(from, options) : fromBufferPromise(from, options));
  } catch (error) {
    throw new SourceError(`压缩包无法打开 / the archive cannot be opened: ${sayingOf(error)}`);
  }
};

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    throw new SourceError(`压缩包已损坏 / the archive is broken: ${sayingOf(error)}`);
  }
}

const refusalOf = (
  entry: Entry,
  name: string,
  left: number,
  limits: CollectLimits,
): readonly [string, string] | null => {
  if (isClimbing(name)) return ['文件名指向压缩包之外，未读取', 'its name points outside of the archive'];
  if ((entry.generalPurposeBitFlag & ENCRYPTED_FLAG) !== 0) return ['已加密，无法读取', 'is encrypted'];
  if (/\.(?:zip|rar|7z|tar|tgz)$/i.test(name))
    return ['压缩包内的压缩包不读取', 'an archive inside the archive is not opened'];
  if (entry.uncompressedSize > left)
    return [
      `解压后超过 ${limits.maxFileBytes} 字节`,
      `larger than ${limits.maxFileBytes} bytes once unpacked`,
    ];
  if (
    entry.uncompressedSize > HARMLESS_BYTES &&
    entry.uncompressedSize > Math.max(1, entry.compressedSize) * limits.maxArchiveRatio
  )
    return [
      `压缩倍数超过 ${limits.maxArchiveRatio}，疑为压缩炸弹`,
      `packed more than ${limits.maxArchiveRatio} times: perhaps a bomb`,
    ];
  return null;
};

/**
 * The files of a zip archive one by one, each under a name of ours that is gone when the next is asked for. Names of the archive
 * never become paths; what is refused comes as a problem and the others come all the same.
 * @throws SourceError where the archive cannot be read at all, or has more files than allowed
 */
export async function* unpackArchive(
  from: string | Buffer,
  limits: CollectLimits,
  folder: string,
): AsyncGenerator<UnpackedFile | UnpackProblem> {
  const zip = await openZip(from);
  try {
    if (zip.entryCount > limits.maxArchiveEntries)
      throw new SourceError(
        `压缩包内有 ${zip.entryCount} 个文件，最多 ${limits.maxArchiveEntries} 个 / ${zip.entryCount} files in the archive, at most ${limits.maxArchiveEntries}`,
      );
    let left = limits.maxFileBytes;
    let index = 0;
    for await (const entry of entriesOf(zip)) {
      const name = nameOf(entry);
      if (name.endsWith('/')) continue;
      index += 1;
      const refusal = refusalOf(entry, name, left, limits);
      if (refusal !== null) {
        yield { name, zh: refusal[0], en: refusal[1] };
        continue;
      }
      const path = join(folder, `${index}${safeEnding(name)}`);
      try {
        // The declared size is checked by the reader while it unpacks: a false one ends in an error here.
        await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path, { flags: 'wx' }));
        left -= entry.uncompressedSize;
      } catch (error) {
        yield {
          name,
          zh: '已损坏，无法解压',
          en: `is broken: ${sayingOf(error)}`,
        };
        continue;
      }
      yield { name, path };
    }
  } finally {
    zip.close();
  }
}
