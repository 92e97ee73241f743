import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { ImageError, isIndexFile, memoryForIndex, openCityIndex } from '@weisu/text';
import type { CityNames, CityNamesBuilder } from './city-names.ts';
import { createRecordReader } from './record-blocks.ts';

// After the index follow the records: this header, a table of offsets, the blocks. docs/guides/name-index.md tells more.
const RECORDS_MAGIC = 'WEISUREC';
const RECORDS_HEADER = 16;
const LENGTH_AT = 16;
const START_BYTES = 64;
const BLOCKS_AT_ONCE = 8192;

const sumOf = (offsets: Uint32Array): number => {
  let sum = 0x811c9dc5;
  for (const offset of offsets) sum = Math.imul(sum ^ offset, 0x01000193) ^ (sum >>> 15);
  return sum >>> 0;
};

/** Writes the index beside its place and then moves it there, so that no half of one is ever found. Answers its bytes. */
export const writeCityNames = async (path: string, builder: CityNamesBuilder): Promise<number> => {
  const { image, blocks } = builder.built();
  const header = Buffer.alloc(RECORDS_HEADER);
  header.write(RECORDS_MAGIC, 'latin1');
  header.writeUInt32LE(blocks.offsets.length, 8);
  header.writeUInt32LE(sumOf(blocks.offsets), 12);
  const table = Buffer.from(blocks.offsets.buffer, blocks.offsets.byteOffset, blocks.offsets.byteLength);
  const written = `${path}.part`;
  const file = await open(written, 'w');
  try {
    for (const part of [image, header, table]) await file.writeFile(part);
    for (let from = 0; from < blocks.chunks.length; from += BLOCKS_AT_ONCE)
      await file.writeFile(Buffer.concat(blocks.chunks.slice(from, from + BLOCKS_AT_ONCE)));
    await file.sync();
  } catch (error) {
    await rm(written, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await rename(written, path);
  return image.length + header.length + table.length + (blocks.offsets.at(-1) ?? 0);
};

const readAt = (file: number, into: Uint8Array, from: number): void => {
  for (let at = 0; at < into.length;) {
    const count = readSync(file, into, at, into.length - at, from + at);
    if (count === 0) throw new ImageError('cut-short', '索引文件不完整 / the file is cut short');
    at += count;
  }
};

/** True where a file begins as an index of names does. */
export const isCityNamesFile = (path: string): boolean => {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(START_BYTES);
    readSync(file, start, 0, START_BYTES, 0);
    return isIndexFile(start);
  } finally {
    closeSync(file);
  }
};

/**
 * Opens an index file to read. The index lies in memory that threads may share; records are read as they are asked for.
 * @throws ImageError saying what is wrong with the file
 */
export const openCityNames = (path: string): CityNames => {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(START_BYTES);
    const { size } = fstatSync(file);
    if (size < START_BYTES) throw new ImageError('not-an-index', '不是企业名称索引 / is no index of names');
    readAt(file, start, 0);
    if (!isIndexFile(start)) throw new ImageError('not-an-index', '不是企业名称索引 / is no index of names');
    const length = Math.min(start.readUInt32LE(LENGTH_AT), size);
    const { memory, image } = memoryForIndex(length);
    readAt(file, image, 0);
    const index = openCityIndex(memory, length);
    const header = Buffer.alloc(RECORDS_HEADER);
    readAt(file, header, length);
    if (header.toString('latin1', 0, 8) !== RECORDS_MAGIC)
      throw new ImageError('damaged', '索引中没有企业一节 / the index has no records');
    const offsets = new Uint32Array(header.readUInt32LE(8));
    readAt(file, new Uint8Array(offsets.buffer), length + RECORDS_HEADER);
    const blocksAt = length + RECORDS_HEADER + offsets.byteLength;
    if (sumOf(offsets) !== header.readUInt32LE(12) || blocksAt + (offsets.at(-1) ?? 0) !== size)
      throw new ImageError('damaged', '索引中企业一节已损坏 / the records are damaged');
    return {
      index,
      recordOf: createRecordReader(offsets, (from, to) => {
        const bytes = new Uint8Array(to - from);
        readAt(file, bytes, blocksAt + from);
        return bytes;
      }),
      close: () => closeSync(file),
    };
  } catch (error) {
    closeSync(file);
    throw error;
  }
};
