import type { NameRecord } from './name-record.ts';
import { lineOfRecord, recordOfLine } from './name-record.ts';

/** Records in blocks of so many: one offset and one checksum a block keep the table small and the reads short. */
const BLOCK_RECORDS = 16;
const RECENT_BLOCKS = 1024;

/** FNV-1a over bytes: a block is a kilobyte, and is checked each time it is read. */
const checkOf = (bytes: Uint8Array): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return hash >>> 0;
};

/** Where each block begins in the blocks' bytes, one more than there are; and the blocks. */
export type RecordBlocks = { readonly offsets: Uint32Array; readonly chunks: readonly Buffer[] };

export type RecordWriter = {
  /** Adds a record; answers its number, from 0. */
  readonly add: (record: NameRecord) => number;
  readonly finished: () => RecordBlocks;
};

export const createRecordWriter = (): RecordWriter => {
  const chunks: Buffer[] = [];
  const offsets: number[] = [0];
  let lines: string[] = [];
  let count = 0;
  const flush = (): void => {
    const text = Buffer.from(`0000${lines.join('\n')}`);
    text.writeUInt32LE(checkOf(text.subarray(4)), 0);
    chunks.push(text);
    offsets.push((offsets.at(-1) ?? 0) + text.length);
    lines = [];
  };
  return {
    add: (record) => {
      if (lines.length === BLOCK_RECORDS) flush();
      lines.push(lineOfRecord(record));
      count += 1;
      return count - 1;
    },
    finished: () => {
      if (lines.length > 0) flush();
      return { offsets: Uint32Array.from(offsets), chunks };
    },
  };
};

/** Bytes [from, to) of the blocks, wherever they lie. */
export type ReadBlock = (from: number, to: number) => Uint8Array;

class DamagedRecords extends Error {}

/** The record of a number; reads its block where it was not read lately. @throws DamagedRecords */
export const createRecordReader = (
  offsets: Uint32Array,
  read: ReadBlock,
): ((number: number) => NameRecord) => {
  const recent = new Map<number, readonly string[]>();
  const linesOf = (block: number): readonly string[] => {
    const known = recent.get(block);
    if (known !== undefined) return known;
    const bytes = Buffer.from(read(offsets[block] ?? 0, offsets[block + 1] ?? 0));
    if (bytes.length < 4 || checkOf(bytes.subarray(4)) !== bytes.readUInt32LE(0))
      throw new DamagedRecords(
        '名称索引中企业一节已损坏，请重新生成 / the records of the index of names are damaged: build it again',
      );
    const lines = bytes.toString('utf8', 4).split('\n');
    if (recent.size >= RECENT_BLOCKS) recent.clear();
    recent.set(block, lines);
    return lines;
  };
  return (number) => recordOfLine(linesOf(Math.floor(number / BLOCK_RECORDS))[number % BLOCK_RECORDS] ?? '');
};
