/** Remembers credit codes with the row they first stood in, at 12 bytes each and not as millions of strings. */
export type SeenCodes = {
  /** The row in which the code stood before; 0 where it did not. Remembers it with `row` then. */
  readonly firstRowOf: (code: string, row: number) => number;
};

const SMALLEST = 1 << 12;
const FULLEST = 0.6;

// Two independent 32-bit hashes: among ten million codes two share both one time in 400,000.
const hash = (code: string, seed: number): number => {
  let h = seed;
  for (let i = 0; i < code.length; i += 1) h = Math.imul(h ^ code.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

export const createSeenCodes = (): SeenCodes => {
  let size = SMALLEST;
  let slots = new Uint32Array(size * 3);
  let count = 0;

  const place = (table: Uint32Array, mask: number, a: number, b: number): number => {
    let slot = a & mask;
    for (;;) {
      const at = slot * 3;
      if (table[at + 2] === 0 || (table[at] === a && table[at + 1] === b)) return at;
      slot = (slot + 1) & mask;
    }
  };
  const grow = (): void => {
    const wider = new Uint32Array(size * 2 * 3);
    for (let at = 0; at < slots.length; at += 3) {
      if (slots[at + 2] === 0) continue;
      wider.set(slots.subarray(at, at + 3), place(wider, size * 2 - 1, slots[at] ?? 0, slots[at + 1] ?? 0));
    }
    slots = wider;
    size *= 2;
  };

  return {
    firstRowOf: (code, row) => {
      if (count > size * FULLEST) grow();
      const a = hash(code, 0x811c9dc5);
      const b = hash(code, 0x9747b28c);
      const at = place(slots, size - 1, a, b);
      const before = slots[at + 2] ?? 0;
      if (before !== 0) return before;
      slots[at] = a;
      slots[at + 1] = b;
      slots[at + 2] = row;
      count += 1;
      return 0;
    },
  };
};
