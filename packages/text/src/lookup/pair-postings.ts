/** Names by the pairs of neighbouring characters in them, as numbers that only grow, each kept as its distance from the one before. */
export type PairPostings = {
  readonly pairCount: number;
  /** First character in the upper, second in the lower 16 bits; by pair. */
  readonly keys: Uint32Array;
  /** In how many names the pair stands; by pair. */
  readonly counts: Uint32Array;
  /** The pair's number, or -1. */
  readonly find: (key: number) => number;
  readonly each: (pair: number, take: (name: number) => void) => void;
  readonly bytes: number;
};

/** Names to be indexed: the characters of name n stand in `pool` from `starts[n]` to `starts[n + 1]`. */
export type NamePool = { readonly pool: Uint16Array; readonly starts: Uint32Array; readonly count: number };

const EMPTY = 0xffffffff;
const slotOf = (key: number, mask: number): number => Math.imul(key ^ (key >>> 15), 0x9e3779b1) & mask;

/** A table of pairs that grows; a pair's number is the order of its first coming. */
const createPairTable = () => {
  let mask = (1 << 16) - 1;
  let slots = new Uint32Array(mask + 1).fill(EMPTY);
  let keys = new Uint32Array(1 << 15);
  let count = 0;
  const place = (key: number): number => {
    let slot = slotOf(key, mask);
    for (;;) {
      const pair = slots[slot] ?? EMPTY;
      if (pair === EMPTY || keys[pair] === key) return slot;
      slot = (slot + 1) & mask;
    }
  };
  const grow = (): void => {
    mask = (mask << 1) | 1;
    slots = new Uint32Array(mask + 1).fill(EMPTY);
    const wider = new Uint32Array(keys.length * 2);
    wider.set(keys);
    keys = wider;
    for (let pair = 0; pair < count; pair += 1) slots[place(keys[pair] ?? 0)] = pair;
  };
  return {
    find: (key: number): number => {
      const pair = slots[place(key)] ?? EMPTY;
      return pair === EMPTY ? -1 : pair;
    },
    add: (key: number): number => {
      const slot = place(key);
      const known = slots[slot] ?? EMPTY;
      if (known !== EMPTY) return known;
      slots[slot] = count;
      keys[count] = key;
      count += 1;
      if (count === keys.length) grow();
      return count - 1;
    },
    keys: () => keys.slice(0, count),
    bytes: () => slots.byteLength + count * 4,
  };
};

const widthOf = (distance: number): number =>
  distance < 0x80 ? 1 : distance < 0x4000 ? 2 : distance < 0x200000 ? 3 : 4;

const NAMES_A_STEP = 40_000;

/** Builds in steps; `pause` lets others work in between. A pair that stands twice in a name is noted once. */
export const buildPairPostings = async (
  { pool, starts, count }: NamePool,
  pause: () => Promise<void>,
): Promise<PairPostings> => {
  const table = createPairTable();
  let counts = new Uint32Array(1 << 15);
  let last = new Uint32Array(1 << 15);
  let sizes = new Uint32Array(1 << 15);
  const widen = (old: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
    const wider = new Uint32Array(old.length * 2);
    wider.set(old);
    return wider;
  };
  for (let name = 0; name < count; name += 1) {
    if (name % NAMES_A_STEP === 0) await pause();
    const end = (starts[name + 1] ?? 0) - 1;
    for (let at = starts[name] ?? 0; at < end; at += 1) {
      const pair = table.add((((pool[at] ?? 0) << 16) | (pool[at + 1] ?? 0)) >>> 0);
      if (pair === counts.length) {
        counts = widen(counts);
        last = widen(last);
        sizes = widen(sizes);
      }
      // `last` holds the name after the one noted last, so that 0 means none yet.
      const distance = name + 1 - (last[pair] ?? 0);
      if (distance === 0) continue;
      counts[pair] = (counts[pair] ?? 0) + 1;
      sizes[pair] = (sizes[pair] ?? 0) + widthOf(distance);
      last[pair] = name + 1;
    }
  }
  const keys = table.keys();
  const offsets = new Uint32Array(keys.length + 1);
  for (let pair = 0; pair < keys.length; pair += 1)
    offsets[pair + 1] = (offsets[pair] ?? 0) + (sizes[pair] ?? 0);
  const bytes = new Uint8Array(offsets[keys.length] ?? 0);
  const next = offsets.slice();
  last.fill(0);
  for (let name = 0; name < count; name += 1) {
    if (name % NAMES_A_STEP === 0) await pause();
    const end = (starts[name + 1] ?? 0) - 1;
    for (let at = starts[name] ?? 0; at < end; at += 1) {
      const pair = table.find((((pool[at] ?? 0) << 16) | (pool[at + 1] ?? 0)) >>> 0);
      let distance = name + 1 - (last[pair] ?? 0);
      if (distance === 0) continue;
      last[pair] = name + 1;
      let to = next[pair] ?? 0;
      while (distance >= 0x80) {
        bytes[to] = (distance & 0x7f) | 0x80;
        distance >>>= 7;
        to += 1;
      }
      bytes[to] = distance;
      next[pair] = to + 1;
    }
  }
  const each = (pair: number, take: (name: number) => void): void => {
    const end = offsets[pair + 1] ?? 0;
    let name = -1;
    for (let at = offsets[pair] ?? 0; at < end;) {
      let distance = 0;
      let shift = 0;
      let byte = bytes[at] ?? 0;
      at += 1;
      while (byte >= 0x80) {
        distance |= (byte & 0x7f) << shift;
        shift += 7;
        byte = bytes[at] ?? 0;
        at += 1;
      }
      name += distance | (byte << shift);
      take(name);
    }
  };
  const finalCounts = counts.slice(0, keys.length);
  return {
    pairCount: keys.length,
    keys,
    counts: finalCounts,
    find: table.find,
    each,
    bytes: bytes.byteLength + offsets.byteLength + finalCounts.byteLength + keys.byteLength + table.bytes(),
  };
};
