import { buildTrie } from './build-trie.ts';
import type { CollectedNames } from './collect-names.ts';
import { groupPaths } from './group-paths.ts';
import {
  ALIGNMENT,
  edgeSlot,
  FIELD,
  FORMAT_VERSION,
  HEADER_BYTES,
  LEAF,
  MAGIC,
  pairHash,
  TERMINAL,
  tripleHash,
} from './layout.ts';
import { checksumOf } from './scanner-module.ts';

/** Slots a table of edges has for each; fewer would save memory and cost loads. */
const SLOTS_PER_EDGE = 1.4;
/** Empty slots after the last home, so that no search runs over the end. */
const SPARE_SLOTS = 4096;

const powerAbove = (least: number, most: number): number => {
  let power = 64;
  while (power < least && power < most) power *= 2;
  return power;
};

const bitsOf = (hashes: Iterable<number>, bits: number): Uint8Array => {
  const shift = 32 - Math.log2(bits);
  const table = new Uint8Array(bits >>> 3);
  for (const hash of hashes) {
    const bit = hash >>> shift;
    table[bit >>> 3] = (table[bit >>> 3] as number) | (1 << (bit & 7));
  }
  return table;
};

function* hashesOfPairs(pairs: Uint32Array): Generator<number> {
  for (let at = 0; at < pairs.length; at += 2) yield pairHash(pairs[at] as number);
}

function* hashesOfTriples(triples: Uint32Array): Generator<number> {
  for (let at = 0; at < triples.length; at += 2)
    yield tripleHash(triples[at] as number, triples[at + 1] as number);
}

const pairTable = (pairs: Uint32Array): Uint32Array => {
  const slots = powerAbove(pairs.length, 2 ** 28);
  const table = new Uint32Array(slots * 2);
  for (let at = 0; at < pairs.length; at += 2) {
    let slot = (pairHash(pairs[at] as number) >>> 4) & (slots - 1);
    while (table[slot * 2] !== 0) slot = (slot + 1) & (slots - 1);
    table[slot * 2] = pairs[at] as number;
    table[slot * 2 + 1] = pairs[at + 1] as number;
  }
  return table;
};

/** An edge in 64 bits: unit, node, child (23 bits each), leaf, terminal. */
const edgeTable = (edges: Uint32Array, slots: number): Uint32Array => {
  const table = new Uint32Array((slots + SPARE_SLOTS) * 2);
  for (let at = 0; at < edges.length; at += 3) {
    const node = edges[at] as number;
    const unit = edges[at + 1] as number;
    const child = edges[at + 2] as number;
    let slot = edgeSlot(node, unit, slots);
    while (table[slot * 2] !== 0 || table[slot * 2 + 1] !== 0) slot += 1;
    if (slot >= slots + SPARE_SLOTS - 1) throw new RangeError('edges crowd at the end of their table');
    table[slot * 2] = unit | ((node & 0xffff) << 16);
    table[slot * 2 + 1] =
      (node >>> 16) |
      ((child & 0x7fffff) << 7) |
      ((child & LEAF) !== 0 ? 0x40000000 : 0) |
      ((child & TERMINAL) !== 0 ? 0x80000000 : 0);
  }
  return table;
};

/** Offsets of each place's words from the section's beginning, then the words: length and units. */
const placeSection = (places: readonly string[]): Uint8Array => {
  const units = places.reduce((sum, { length }) => sum + length + 1, 0);
  const bytes = new Uint8Array(places.length * 4 + units * 2);
  const view = new DataView(bytes.buffer);
  let at = places.length * 4;
  places.forEach((place, number) => {
    view.setUint32(number * 4, at, true);
    view.setUint16(at, place.length, true);
    at += 2;
    for (let unit = 0; unit < place.length; unit += 1, at += 2)
      view.setUint16(at, place.charCodeAt(unit), true);
  });
  return bytes;
};

const placeEndBits = (places: readonly string[]): Uint8Array => {
  const bits = new Uint8Array(0x10000 / 8);
  for (const place of places) {
    if (place === '') continue;
    const unit = place.charCodeAt(place.length - 1);
    bits[unit >>> 3] = (bits[unit >>> 3] as number) | (1 << (unit & 7));
  }
  return bits;
};

const bytesOf = (numbers: Uint8Array | Uint16Array | Uint32Array): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

/** Builds an index over the names collected: the bytes of its file. The same names in the same order give the same bytes. */
export const buildImage = (names: CollectedNames): Uint8Array => {
  const paths = groupPaths(names);
  const trie = buildTrie(names.pool, paths);
  const pairBits = powerAbove(trie.pairs.length * 8, 2 ** 21);
  const tripleBits = powerAbove(trie.triples.length * 6, 2 ** 25);
  const pairs = pairTable(trie.pairs);
  const edgeCount = trie.edges.length / 3;
  const slots = Math.max(64, Math.ceil(edgeCount * SLOTS_PER_EDGE));
  const sections: readonly (readonly [number, Uint8Array])[] = [
    [FIELD.pairBits, bitsOf(hashesOfPairs(trie.pairs), pairBits)],
    [FIELD.pairs, bytesOf(pairs)],
    [FIELD.tripleBits, bitsOf(hashesOfTriples(trie.triples), tripleBits)],
    [FIELD.edgeTable, bytesOf(edgeTable(trie.edges, slots))],
    [FIELD.nodeTable, bytesOf(trie.nodes)],
    [FIELD.groupTable, bytesOf(trie.groups)],
    [FIELD.groupEntries, bytesOf(paths.entriesFrom)],
    [
      FIELD.entryPlaces,
      bytesOf(Uint16Array.from(paths.order, (entry) => names.placeNumbers[entry] as number)),
    ],
    [FIELD.entryRefs, bytesOf(Uint32Array.from(paths.order, (entry) => names.refs[entry] as number))],
    [FIELD.entryKinds, bytesOf(Uint8Array.from(paths.order, (entry) => names.kinds[entry] as number))],
    [FIELD.tails, bytesOf(trie.tails)],
    [FIELD.places, placeSection(names.places)],
    [FIELD.placeEnds, placeEndBits(names.places)],
  ];
  const padded = (size: number): number => Math.ceil(size / ALIGNMENT) * ALIGNMENT;
  const length = sections.reduce((sum, [, bytes]) => sum + padded(bytes.length), HEADER_BYTES);
  const image = new Uint8Array(length);
  const view = new DataView(image.buffer);
  const put = (field: number, value: number): void => view.setUint32(field, value, true);
  for (let at = 0; at < MAGIC.length; at += 1) image[at] = MAGIC.charCodeAt(at);
  put(FIELD.version, FORMAT_VERSION);
  put(FIELD.length, length);
  put(FIELD.entries, paths.order.length);
  put(FIELD.groups, paths.starts.length);
  put(FIELD.nodes, trie.nodes.length / 2);
  put(FIELD.edges, edgeCount);
  put(FIELD.longestPath, trie.longestPath);
  put(
    FIELD.longestPlace,
    names.places.reduce((most, place) => Math.max(most, place.length), 0),
  );
  put(FIELD.pairShift, 32 - Math.log2(pairBits));
  put(FIELD.pairMask, pairs.length / 2 - 1);
  put(FIELD.tripleShift, 32 - Math.log2(tripleBits));
  put(FIELD.edgeSlots, slots);
  let at = HEADER_BYTES;
  for (const [field, bytes] of sections) {
    put(field, at);
    image.set(bytes, at);
    at += padded(bytes.length);
  }
  put(FIELD.checksum, checksumOf(image));
  return image;
};
