// Places of a section's offset (in bytes from the image's beginning) and of counts in an image's header; see
// docs/guides/name-index.md. `packages/text/src/names/city/layout.ts` says the same to the builder.
export const AT_PAIR_BITS: usize = 64;
export const AT_PAIRS: usize = 68;
export const AT_TRIPLE_BITS: usize = 72;
export const AT_EDGES: usize = 76;
export const AT_NODES: usize = 80;
export const AT_GROUPS: usize = 84;
export const AT_GROUP_ENTRIES: usize = 88;
export const AT_ENTRY_PLACES: usize = 92;
export const AT_TAILS: usize = 96;
export const AT_PLACES: usize = 100;
export const AT_PLACE_ENDS: usize = 104;
export const PAIR_SHIFT: usize = 128;
export const PAIR_MASK: usize = 132;
export const TRIPLE_SHIFT: usize = 136;
export const EDGE_SLOTS: usize = 140;

/** Bytes from one number of a tail to the next, as a power of two: four units. */
export const TAIL_SHIFT: usize = 3;

export const LEAF: u32 = 0x40000000;
export const NUMBER: u32 = 0x3fffffff;

export function section(image: usize, at: usize): usize {
  return image + load<u32>(image + at);
}

export function pairHash(pair: u32): u32 {
  const mixed = pair * 0x9e3779b1;
  return (mixed ^ (mixed >> 15)) * 0x85ebca6b;
}

export function tripleHash(pair: u32, unit: u32): u32 {
  const mixed = (pair * 0x9e3779b1) ^ (unit * 0x85ebca6b);
  return (mixed ^ (mixed >> 15)) * 0x2c1b3c6d;
}

export function edgeSlot(node: u32, unit: u32, slots: u32): usize {
  let mixed = (((node << 16) | unit) ^ ((node >> 16) * 0x85ebca6b)) * 0x9e3779b1;
  mixed = (mixed ^ (mixed >> 15)) * 0x2c1b3c6d;
  mixed ^= mixed >> 13;
  return <usize>((<u64>(mixed >> 8) * <u64>slots) >> 24);
}

export function isLatin(unit: u32): bool {
  return unit - 0x30 < 10 || unit - 0x61 < 26;
}
