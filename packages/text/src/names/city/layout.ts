/**
 * How a built index of names lies in its bytes; `packages/text/wasm/layout.ts` says the same to the scanner, and
 * `docs/guides/name-index.md` to people. All numbers are little-endian; offsets count from the image's first byte.
 */
export const MAGIC = 'WEISUNAM';
export const FORMAT_VERSION = 2;
export const HEADER_BYTES = 256;
/** Sections begin on cache lines. */
export const ALIGNMENT = 64;

/** Header fields: places of 32-bit numbers. */
export const FIELD = {
  version: 8,
  checksum: 12,
  length: 16,
  entries: 20,
  groups: 24,
  nodes: 28,
  edges: 32,
  longestPath: 36,
  longestPlace: 40,
  pairBits: 64,
  pairs: 68,
  tripleBits: 72,
  edgeTable: 76,
  nodeTable: 80,
  groupTable: 84,
  groupEntries: 88,
  entryPlaces: 92,
  tails: 96,
  places: 100,
  placeEnds: 104,
  entryRefs: 108,
  entryKinds: 112,
  pairShift: 128,
  pairMask: 132,
  tripleShift: 136,
  edgeSlots: 140,
} as const;

export const TERMINAL = 0x80000000;
export const LEAF = 0x40000000;
/** Stands in a group for "the name ends at a node": it has no tail. */
export const ENDED = 0x3fffffff;
/** Node and group numbers have 23 bits in an edge. */
export const MOST_NUMBERS = 0x7fffff;
/** Tails begin at multiples of so many units: their numbers have 24 bits, and so reach 67 million units. */
export const TAIL_ALIGNMENT = 4;
/** The last number of a tail; one more would look like `ENDED`. */
export const LAST_TAIL = 0xfffffe;
/** Forms that end after more units than a mask has bits are not looked for, but for the whole name. */
export const MASK_BITS = 32;

export const pairHash = (pair: number): number => {
  const mixed = Math.imul(pair, 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 0;
};

export const tripleHash = (pair: number, unit: number): number => {
  const mixed = Math.imul(pair, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0;
};

export const edgeSlot = (node: number, unit: number, slots: number): number => {
  let mixed = Math.imul(((node << 16) | unit) ^ Math.imul(node >>> 16, 0x85ebca6b), 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed ^= mixed >>> 13;
  return Math.floor(((mixed >>> 8) * slots) / 0x1000000);
};
