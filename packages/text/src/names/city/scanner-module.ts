import { createSharedMemory, moduleOf, PAGE_BYTES, type WasmMemory } from '../../binary/wasm.ts';
import { FIELD } from './layout.ts';
import { SCANNER_WASM } from './scanner-wasm.ts';

/** A memory that threads may share. */
export type ScannerMemory = WasmMemory<SharedArrayBuffer>;

/** What the compiled scanner (packages/text/wasm) exports; all arguments are numbers of bytes or of code units. */
export type ScannerExports = {
  readonly scan: (
    image: number,
    text: number,
    from: number,
    to: number,
    lists: number,
    found: number,
    placed: number,
    most: number,
  ) => number;
  readonly locate: (image: number, text: number, from: number, to: number, answer: number) => number;
  readonly checksum: (from: number, length: number, lanes: number) => void;
  readonly checksumEnd: (lanes: number) => number;
};

/** An instance of the scanner over a memory; each thread needs its own. */
export const instantiateScanner = moduleOf<ScannerExports>(SCANNER_WASM);

const STAGE = 4096;
const STAGE_BYTES = 15 * PAGE_BYTES;
const SEEDS = [
  0x165667b1, 0x27d4eb2f, 0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x2c1b3c6d, 0x297a2d39, 0x5bd1e995,
];

let staging: { readonly memory: ScannerMemory; readonly scanner: ScannerExports } | null = null;

/** Checksum of an image, whose own field counts as zero. The image's length is a multiple of 64. */
export const checksumOf = (image: Uint8Array): number => {
  if (staging === null) {
    const memory = createSharedMemory(16);
    staging = { memory, scanner: instantiateScanner(memory) };
  }
  const { memory, scanner } = staging;
  const bytes = new Uint8Array(memory.buffer);
  new Uint32Array(memory.buffer, 0, SEEDS.length).set(SEEDS);
  for (let from = 0; from < image.length; from += STAGE_BYTES) {
    const chunk = image.subarray(from, from + STAGE_BYTES);
    bytes.set(chunk, STAGE);
    if (from === 0) bytes.fill(0, STAGE + FIELD.checksum, STAGE + FIELD.checksum + 4);
    scanner.checksum(STAGE, chunk.length, 0);
  }
  return scanner.checksumEnd(0) >>> 0;
};
